import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { smallSheet, smallWord, zipOf } from '../testing/office-files.ts';
import { smallPdf } from '../testing/small-files.ts';
import { MOST_CHARACTERS } from './collect-text.ts';
import type { FileTextQuestion } from './file-text.ts';
import { readBeside } from './read-beside.ts';
import { READABLE_TYPES } from './readable-types.ts';

const [PDF, WORD, SHEET] = READABLE_TYPES;
const readBytes = ({ type, bytes }: FileTextQuestion) => readBeside(type, async () => bytes);

describe('the text of a file', () => {
  it('is what stands on the pages of a PDF', async () => {
    expect(await readBytes({ type: PDF, bytes: smallPdf(['Jahresabrechnung', 'Seite zwei']) })).toEqual({
      text: 'Jahresabrechnung\nSeite zwei',
    });
  });

  it('is that of a Word file, by its paragraphs, words whole across runs', async () => {
    const bytes = await smallWord(['Sehr geehrte Damen', 'Zähler &amp; Rechnung'], {
      'word/header1.xml': '<w:hdr><w:p><w:r><w:t>Kopf</w:t></w:r></w:p></w:hdr>',
      'word/styles.xml': '<w:styles><w:t>kein Text</w:t></w:styles>',
    });
    expect(await readBytes({ type: WORD, bytes })).toEqual({
      text: 'Sehr geehrte Damen\nZähler & Rechnung\nKopf',
    });
  });

  it('is what stands in the cells of an Excel file', async () => {
    const bytes = await smallSheet('Lastgang', '10012345', 'Halle Nord');
    expect(await readBytes({ type: SHEET, bytes })).toEqual({ text: 'Lastgang 10012345 Halle Nord' });
  });

  it('is what people read of a page', async () => {
    const html = '<h1>Strom&shy;preis</h1><script>hidden()</script><p>f&uuml;r <b>alle</b>s</p><style>p{}</style>';
    expect(await readBytes({ type: 'text/html', bytes: Buffer.from(html) })).toEqual({
      text: 'Strompreis\nfür alles',
    });
  });

  it('is read as UTF-8, as UTF-16 with a mark, or as Windows writes it', async () => {
    const given = ['Zähler', Buffer.from('\ufeffZähler', 'utf16le'), Buffer.from('Zähler', 'latin1')];
    for (const one of given)
      expect(await readBytes({ type: 'text/csv', bytes: Buffer.from(one) })).toEqual({ text: 'Zähler' });
  });

  it('ends where there is enough of it', async () => {
    const answer = await readBytes({ type: 'text/plain', bytes: Buffer.from('Strom '.repeat(MOST_CHARACTERS)) });
    expect('text' in answer && answer.text.length).toBeGreaterThan(MOST_CHARACTERS - 10);
    expect('text' in answer && answer.text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  });

  it('is nothing of a picture', async () => {
    expect(await readBytes({ type: 'image/png', bytes: Buffer.alloc(10) })).toEqual({ text: '' });
  });
});

const MEGABYTE = Buffer.alloc(1_048_576, 32);

/** A PDF whose page says of itself what it draws in so many bytes of blanks, packed. */
async function pdfBomb(megabytes: number): Promise<Buffer> {
  const blanks = Array.from({ length: megabytes }, () => MEGABYTE);
  const packed = await buffer(Readable.from(blanks).pipe(createDeflate({ level: 1 })));
  const head = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>
endobj
4 0 obj
<< /Length ${packed.length} /Filter /FlateDecode >>
stream
`;
  return Buffer.concat([
    Buffer.from(head),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

describe('a hostile file', () => {
  it('that is damaged, or is none of its kind, has no text', async () => {
    for (const type of [PDF, WORD, SHEET])
      expect(await readBytes({ type, bytes: Buffer.from('%PDF-1.7 and nothing more') }), type).toEqual({
        reason: 'damaged',
      });
  });

  it('that unpacks to far more than it is is not unpacked', async () => {
    const bytes = await zipOf({ 'word/document.xml': Buffer.alloc(70_000_000, 32) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await readBytes({ type: WORD, bytes })).toEqual({ reason: 'too-much' });
  });

  it('whose archive lies about its size is not read on', async () => {
    const bytes = await zipOf({ 'word/document.xml': Buffer.alloc(5_000_000, 32) });
    // The size unpacked, in the list at the end: a thousand bytes instead of five million.
    const at = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt32LE(1000, at + 24);
    expect(await readBytes({ type: WORD, bytes })).toEqual({ reason: 'damaged' });
  });

  it('that fills the memory is ended, and the next file is read', async () => {
    expect(await readBytes({ type: PDF, bytes: await pdfBomb(1200) })).toEqual({ reason: 'too-much' });
    expect(await readBytes({ type: PDF, bytes: smallPdf(['Danach']) })).toEqual({ text: 'Danach' });
  }, 60_000);

  it('cannot name entities that grow', async () => {
    const entities = '<!DOCTYPE d [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]>';
    const bytes = await zipOf({
      'word/document.xml': `${entities}<w:document><w:p><w:r><w:t>&b; da</w:t></w:r></w:p></w:document>`,
    });
    expect(await readBytes({ type: WORD, bytes })).toEqual({ text: '&b; da' });
  });
});
