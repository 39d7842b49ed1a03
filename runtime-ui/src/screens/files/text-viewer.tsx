import { Box, Text } from '@mantine/core';
import type { WireFile } from '../../client/files.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { DownloadInstead } from './download-instead.tsx';
import { previewTexts } from './preview-texts.ts';
import { useFileText } from './use-file-text.ts';

/** A text as it is, in letters of one width. */
export function TextViewer({ file }: { readonly file: WireFile }) {
  const t = useOwnTexts(previewTexts);
  const { text, isBroken, isCut } = useFileText(file);
  if (isBroken) return <DownloadInstead file={file} message={t.failed} />;
  return (
    <Box className="lw-viewer">
      <Box component="pre" className="lw-viewer-text" tabIndex={0} role="region" aria-label={file.name} data-scrolls>
        {text}
      </Box>
      {isCut && (
        <Text size="sm" c="dimmed" p="xs">
          {t.cut}
        </Text>
      )}
    </Box>
  );
}
