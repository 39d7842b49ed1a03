import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { collectText } from './collect-text.ts';
import { Unreadable } from './file-text.ts';

const MOST_PAGES = 2000;

/** The text of a PDF, page by page. Nothing of it is run or drawn. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const collector = collectText();
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    // Pictures are not looked at.
    maxImageSize: 0,
  });
  try {
    const document = await loading.promise;
    for (let at = 1; at <= Math.min(document.numPages, MOST_PAGES); at += 1) {
      const page = await document.getPage(at);
      const { items } = await page.getTextContent();
      page.cleanup();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      if (!collector.add(`${text}\n`)) break;
    }
    return collector.text();
  } catch (error) {
    throw new Unreadable(error instanceof PasswordException ? 'encrypted' : 'damaged');
  } finally {
    await loading.destroy();
  }
}
