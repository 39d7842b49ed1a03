import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Block, Manual } from './manual-block.ts';
import { manualTexts } from './manual-texts.ts';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto');
/** Points of an A4 page between its margins. */
const PAGE_WIDTH = 515;
const MOST_PICTURE_HEIGHT = 700;

/** The manual as a PDF file, with its fonts and pictures inside. Takes some seconds of the processor: see `print-beside.ts`. */
export async function manualToPdf(manual: Manual): Promise<Uint8Array> {
  const t = manualTexts[manual.language];
  pdfmake.setFonts({
    Roboto: {
      normal: join(FONTS, 'Roboto-Regular.ttf'),
      bold: join(FONTS, 'Roboto-Medium.ttf'),
      italics: join(FONTS, 'Roboto-Italic.ttf'),
      bolditalics: join(FONTS, 'Roboto-MediumItalic.ttf'),
    },
  });
  // Nothing is fetched, and of the disk only the fonts are read.
  pdfmake.setUrlAccessPolicy(() => false);
  (pdfmake as { setLocalAccessPolicy?: (may: (path: string) => boolean) => void }).setLocalAccessPolicy?.((path) =>
    path.startsWith(FONTS),
  );
  const document: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [40, 45, 40, 50],
    info: { title: manual.title },
    language: manual.language,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    content: [
      { text: manual.title, fontSize: 26, bold: true, margin: [0, 180, 0, 12] },
      ...manual.lines.map((text): Content => ({ text, fontSize: 12, color: '#495057' })),
      { text: '', pageBreak: 'after' },
      { toc: { title: { text: t.contents, fontSize: 16, bold: true, margin: [0, 0, 0, 8] } } },
      ...manual.blocks.flatMap(contentOf),
    ],
    footer: (page, of) => ({
      text: t.page(page, of),
      alignment: 'center',
      fontSize: 8,
      color: '#868e96',
      margin: [0, 15, 0, 0],
    }),
  };
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer());
}

function contentOf(block: Block): readonly Content[] {
  switch (block.is) {
    case 'heading':
      return [
        {
          text: block.text,
          tocItem: block.level < 3,
          tocMargin: [(block.level - 1) * 12, 0, 0, 0],
          fontSize: block.level === 1 ? 18 : 12,
          bold: true,
          margin: [0, block.level === 1 ? 0 : 12, 0, 4],
          headlineLevel: block.level,
          ...(block.level === 1 && { pageBreak: 'before' as const }),
        },
      ];
    case 'text':
      return [{ text: block.text, margin: [0, 0, 0, 4] }];
    case 'facts':
      return block.facts.map(
        ({ depth, name, value }): Content => ({
          text: [{ text: name, bold: true }, name && value ? ': ' : '', value],
          margin: [depth * 10, 0, 0, 1],
        }),
      );
    case 'picture': {
      const scale = Math.min(1, PAGE_WIDTH / block.width, MOST_PICTURE_HEIGHT / block.height);
      return [{ svg: block.svg, width: block.width * scale, height: block.height * scale, margin: [0, 4, 0, 8] }];
    }
    case 'table':
      return [
        {
          table: {
            headerRows: 1,
            widths: block.head.length === 3 ? [130, 70, '*'] : block.head.map(() => '*'),
            body: [
              block.head.map((text) => ({ text, bold: true })),
              ...block.rows.map((row) => row.map((text) => ({ text }))),
            ],
          },
          layout: 'lightHorizontalLines',
          margin: [0, 2, 0, 8],
        },
      ];
  }
}
