import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** An archive of these parts. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const TYPES = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}.xml" ContentType="application/vnd.openxmlformats-officedocument.${main.startsWith('word') ? 'wordprocessingml.document' : 'spreadsheetml.sheet'}.main+xml"/></Types>`;

/** A .docx with these paragraphs, each a run per word. */
export const smallWord = (paragraphs: readonly string[], more: Readonly<Record<string, string | Buffer>> = {}) =>
  zipOf({
    '[Content_Types].xml': TYPES('word/document'),
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${paragraphs
      .map((text) => `<w:p>${text.replace(/\S+\s*/g, '<w:r><w:t xml:space="preserve">$&</w:t></w:r>')}</w:p>`)
      .join('')}</w:body></w:document>`,
    ...more,
  });

/** An .xlsx with a shared text, a number and a text of its own in one row. */
export const smallSheet = (shared: string, number: string, own: string) =>
  zipOf({
    '[Content_Types].xml': TYPES('xl/workbook'),
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst><si><t>${shared}</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="B1"><v>${number}</v></c><c r="C1" t="inlineStr"><is><t>${own}</t></is></c></row></sheetData></worksheet>`,
  });
