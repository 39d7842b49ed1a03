import { ActionIcon, Box, NumberInput, Text } from '@mantine/core';
import { useElementSize, useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { drawPage } from './draw-page.ts';
import { openPdf } from './open-pdf.ts';
import { previewTexts } from './preview-texts.ts';
import { ZoomTools } from './zoom-tools.tsx';

/** A PDF page by page, with text that can be selected. Nothing in it runs: only its pages are drawn. */
export function PdfViewer({
  source,
  onFail,
}: {
  /** Its address, or its bytes. */
  readonly source: string | Uint8Array;
  readonly onFail: () => void;
}) {
  const t = useOwnTexts(previewTexts);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<number | null>(null);
  const { ref: area, width } = useElementSize();
  const sheet = useRef<HTMLDivElement>(null);
  const failed = useRef(onFail);
  failed.current = onFail;

  useEffect(() => {
    const task = openPdf(source);
    task.promise.then(setPdf, () => {
      if (!task.destroyed) failed.current();
    });
    return () => void task.destroy();
  }, [source]);

  useEffect(() => {
    const place = sheet.current;
    if (!pdf || !place || width === 0) return;
    return drawPage(pdf, page, {
      place,
      width,
      zoom,
      label: t.pageOf(page, pdf.numPages),
      onFail: () => failed.current(),
    });
  }, [pdf, page, zoom, width, t]);

  const last = pdf?.numPages ?? 1;
  const turn = (next: number) => setPage(Math.min(last, Math.max(1, next)));
  useHotkeys([
    ['PageUp', () => turn(page - 1)],
    ['PageDown', () => turn(page + 1)],
  ]);
  return (
    <Box className="lw-viewer">
      <ZoomTools zoom={zoom} onZoom={setZoom}>
        <ActionIcon
          aria-label={t.previousPage}
          title={t.previousPage}
          disabled={page <= 1}
          onClick={() => turn(page - 1)}
        >
          <IconChevronUp size={18} />
        </ActionIcon>
        <NumberInput
          aria-label={t.page}
          size="xs"
          w={56}
          min={1}
          max={last}
          hideControls
          value={page}
          onChange={(value) => typeof value === 'number' && turn(value)}
        />
        <Text size="sm">{t.pages(last)}</Text>
        <ActionIcon aria-label={t.nextPage} title={t.nextPage} disabled={page >= last} onClick={() => turn(page + 1)}>
          <IconChevronDown size={18} />
        </ActionIcon>
      </ZoomTools>
      <Box
        ref={area}
        className="lw-viewer-area"
        tabIndex={0}
        role="region"
        aria-label={t.pageOf(page, last)}
        {...(zoom !== null && { 'data-scrolls': true })}
      >
        <div ref={sheet} className="lw-sheet" />
      </Box>
    </Box>
  );
}
