import { Center, Loader } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { WireFile } from '../../client/files.ts';
import { fileAddress } from '../../client/files.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { DownloadInstead } from './download-instead.tsx';
import { PictureViewer } from './picture-viewer.tsx';
import { previewTexts } from './preview-texts.ts';
import { TextViewer } from './text-viewer.tsx';
import { viewerOf } from './viewer-of.ts';

const PdfViewer = lazy(async () => ({ default: (await import('./pdf-viewer.tsx')).PdfViewer }));
const TableViewer = lazy(async () => ({ default: (await import('./table-viewer.tsx')).TableViewer }));

/** Shows a file by its type, which the server has read from its content. */
export function FileViewer({ file }: { readonly file: WireFile }) {
  const t = useOwnTexts(previewTexts);
  const [isBroken, setBroken] = useState(false);
  const fail = () => setBroken(true);
  const viewer = viewerOf(file.type);
  const address = fileAddress(file.id);
  if (isBroken) return <DownloadInstead file={file} message={t.failed} />;
  const loading = (
    <Center h="100%">
      <Loader aria-label={file.name} />
    </Center>
  );
  switch (viewer) {
    case 'picture':
      return <PictureViewer address={address} name={file.name} onFail={fail} />;
    case 'pdf':
      return (
        <Suspense fallback={loading}>
          <PdfViewer source={address} onFail={fail} />
        </Suspense>
      );
    case 'text':
      return <TextViewer file={file} />;
    case 'table':
      return (
        <Suspense fallback={loading}>
          <TableViewer file={file} />
        </Suspense>
      );
    case 'audio':
      return (
        <Center h="100%" p="md">
          {/* biome-ignore lint/a11y/useMediaCaption: files of people have no captions */}
          <audio
            controls
            preload="metadata"
            src={address}
            aria-label={file.name}
            onError={fail}
            style={{ width: 'min(640px, 100%)' }}
          />
        </Center>
      );
    case 'video':
      return (
        <Center h="100%" p="md">
          {/* biome-ignore lint/a11y/useMediaCaption: files of people have no captions */}
          <video
            controls
            preload="metadata"
            src={address}
            aria-label={file.name}
            onError={fail}
            style={{ maxWidth: '100%', maxHeight: '100%' }}
          />
        </Center>
      );
    default:
      return <DownloadInstead file={file} message={t.noPreview} />;
  }
}
