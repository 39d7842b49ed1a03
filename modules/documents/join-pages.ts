import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFDocument, PDFStream, PDFString } from 'pdf-lib';
import { markForArchive } from './archive-pdf.ts';
import type { Facts } from './letter-facts.ts';

/**
 * Lays the sheets of a letterhead over the pages of a text, and says in the file what it is. The same input gives the same bytes:
 * the time in it is the letter's day, not that of making it.
 */
export async function joinPages(text: Uint8Array, sheets: Uint8Array, facts: Facts): Promise<Uint8Array> {
  const document = await PDFDocument.load(text, { updateMetadata: false });
  const pages = document.getPages();
  const laid = await document.embedPdf(
    sheets,
    pages.map((_, at) => at),
  );
  for (const [at, page] of pages.entries()) {
    const sheet = laid[at];
    if (sheet) page.drawPage(sheet);
  }
  numberAnew(document.context);
  const day = new Date(`${facts.day}T00:00:00Z`);
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setAuthor(facts.author);
  document.setLanguage(facts.language);
  document.setCreator('Leitwerk');
  document.setProducer('Leitwerk');
  document.setCreationDate(day);
  document.setModificationDate(day);
  markForArchive(document, facts);
  return document.save({ updateFieldAppearances: false });
}

/** How many pages a PDF has. */
export const countPages = async (bytes: Uint8Array): Promise<number> =>
  (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();

const NODE = /^node\d+$/;

/**
 * The browser names the cells of tables, for readers of screens, by numbers that go on from letter to letter. Here they begin anew in
 * the same order, in which they must be listed.
 */
function numberAnew(context: PDFContext): void {
  const found: { readonly name: string; readonly put: (next: PDFString) => void }[] = [];
  const visit = (value: PDFObject | undefined, put: (next: PDFString) => void): void => {
    if (value instanceof PDFString && NODE.test(value.asString())) found.push({ name: value.asString(), put });
    else if (value instanceof PDFArray)
      value.asArray().forEach((one, at) => {
        visit(one, (next) => value.set(at, next));
      });
    else if (value instanceof PDFDict)
      for (const [key, one] of value.entries()) visit(one, (next) => value.set(key, next));
    else if (value instanceof PDFStream) visit(value.dict, () => undefined);
  };
  for (const [ref, value] of context.enumerateIndirectObjects()) visit(value, (next) => context.assign(ref, next));
  const names = [...new Set(found.map(({ name }) => name))].sort();
  const next = new Map(names.map((name, at) => [name, `node${String(at + 1).padStart(8, '0')}`]));
  for (const { name, put } of found) put(PDFString.of(next.get(name) ?? name));
}
