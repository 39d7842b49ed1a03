import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import '../styles/files.css';

const PdfViewer = lazy(async () => ({ default: (await import('../screens/files/pdf-viewer.tsx')).PdfViewer }));

/** The pages of a PDF whose bytes are here, loaded with its reader when there are some. */
export function PdfPages({ bytes, onFail }: { readonly bytes: Uint8Array; readonly onFail: () => void }) {
  return (
    <Suspense fallback={<Loader size="sm" />}>
      <PdfViewer source={bytes} onFail={onFail} />
    </Suspense>
  );
}
