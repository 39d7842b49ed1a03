import { PDFDocument } from 'pdf-lib';

export type Facts = {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly day: string;
};

/**
 * Lays the sheets of a letterhead over the pages of a text, and says in the file what it is. The same input gives the same bytes:
 * the time in it is the letter's day, not that of making it.
 */
export async function joinPages(text: Uint8Array, sheets: Uint8Array | null, facts: Facts): Promise<Uint8Array> {
  const document = await PDFDocument.load(text, { updateMetadata: false });
  if (sheets) {
    const pages = document.getPages();
    const laid = await document.embedPdf(
      sheets,
      pages.map((_, at) => at),
    );
    for (const [at, page] of pages.entries()) {
      const sheet = laid[at];
      if (sheet) page.drawPage(sheet);
    }
  }
  const day = new Date(`${facts.day}T00:00:00Z`);
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setAuthor(facts.author);
  document.setLanguage(facts.language);
  document.setCreator('Leitwerk');
  document.setProducer('Leitwerk');
  document.setCreationDate(day);
  document.setModificationDate(day);
  return document.save({ updateFieldAppearances: false });
}

/** How many pages a PDF has. */
export const countPages = async (bytes: Uint8Array): Promise<number> =>
  (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
