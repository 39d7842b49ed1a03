import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { PDFObject, PDFRef } from 'pdf-lib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterHtml, letterheadHtml } from './letter-pages.ts';
import { endPdfThreads, layOver } from './pdf-beside.ts';
import { endPrinting, printPage } from './printer.ts';
import { srgbProfile } from './srgb-profile.ts';

const LAYOUT = {
  kind: 'layout',
  id: 'x',
  name: 'x',
  label: { de: 'x', en: 'x' },
  page: 'A4',
  margins: { top: 25, right: 20, bottom: 30, left: 25 },
  addressField: 'form-b',
  foldMarks: true,
  accent: '#0b7285',
  logo: {
    image: `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0b7285" opacity="0.5"/></svg>').toString('base64')}`,
    x: 150,
    y: 10,
    width: 20,
  },
} as const;
const FACTS = { title: 'Auftrag <A&B> für Zoë', author: 'Andrea Adler', language: 'de', day: '2026-11-26' };

let bytes: Uint8Array;
let document: PDFDocument;

async function setOnce(): Promise<Uint8Array> {
  const html = {
    subject: FACTS.title,
    body: '<p>Grüße <em>kursiv</em></p><table class="lines"><tbody><tr><td>1</td></tr></tbody></table>',
  };
  const text = await printPage(letterHtml(LAYOUT as never, 'de', 'x', html));
  return layOver(text, await printPage(letterheadHtml(LAYOUT as never, 'de', 1, html)), FACTS);
}

beforeAll(async () => {
  bytes = await setOnce();
  document = await PDFDocument.load(bytes, { updateMetadata: false });
}, 60_000);
afterAll(() => Promise.all([endPrinting(), endPdfThreads()]));

const objects = (): readonly PDFObject[] => document.context.enumerateIndirectObjects().map(([, value]) => value);
/** Every dictionary, those within others and of streams too. */
function* dictsIn(value: PDFObject): Generator<PDFDict> {
  if (value instanceof PDFStream) yield* dictsIn(value.dict);
  else if (value instanceof PDFArray) for (const one of value.asArray()) yield* dictsIn(one);
  else if (value instanceof PDFDict) {
    yield value;
    for (const [, one] of value.entries()) yield* dictsIn(one);
  }
}
const dicts = (): readonly PDFDict[] => objects().flatMap((one) => [...dictsIn(one)]);
const nameAt = (dict: PDFDict, key: string): string | undefined => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
};
const textOf = (stream: PDFRawStream): string => {
  const isPacked = stream.dict.get(PDFName.of('Filter'))?.toString() === '/FlateDecode';
  return (isPacked ? inflateSync(stream.contents) : Buffer.from(stream.contents)).toString('latin1');
};

// What of ISO 19005-2 (level B) can be read from the structure of the file. It is no validator.
describe('a letter for the archive', () => {
  it('says what it is, to old and new readers alike', () => {
    const metadata = document.catalog.lookup(PDFName.of('Metadata'), PDFStream) as PDFRawStream;
    expect(metadata.dict.get(PDFName.of('Filter'))).toBeUndefined();
    const xmp = Buffer.from(metadata.contents).toString('utf8');
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(xmp).toContain('Auftrag &lt;A&amp;B&gt; für Zoë');
    expect(document.getTitle()).toBe(FACTS.title);
    expect(xmp).toContain(`<rdf:li>${document.getAuthor()}</rdf:li>`);
    expect(xmp).toContain(`<pdf:Producer>${document.getProducer()}</pdf:Producer>`);
    expect(xmp).toContain(`<xmp:CreatorTool>${document.getCreator()}</xmp:CreatorTool>`);
    const at = (date: Date | undefined) => date?.toISOString().replace('.000', '');
    expect(xmp).toContain(`<xmp:CreateDate>${at(document.getCreationDate())}</xmp:CreateDate>`);
    expect(xmp).toContain(`<xmp:ModifyDate>${at(document.getModificationDate())}</xmp:ModifyDate>`);
  });

  it('means sRGB by its colours, and has no others', () => {
    const [intent] = document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).asArray();
    const dict = document.context.lookup(intent as PDFRef, PDFDict);
    expect(nameAt(dict, 'S')).toBe('GTS_PDFA1');
    const profile = dict.lookup(PDFName.of('DestOutputProfile'), PDFStream) as PDFRawStream;
    expect(inflateSync(profile.contents).equals(srgbProfile())).toBe(true);
    expect(objects().some((one) => one.toString().includes('/DeviceCMYK'))).toBe(false);
    for (const one of objects())
      if (one instanceof PDFRawStream && !one.dict.has(PDFName.of('Subtype')))
        expect(textOf(one)).not.toMatch(/\sk\s|\sK\s/);
  });

  it('has every font inside, with the words that its signs stand for', () => {
    const fonts = dicts().filter((dict) => nameAt(dict, 'Type') === 'Font');
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) {
      const subtype = nameAt(font, 'Subtype');
      if (subtype === 'Type0') {
        expect(font.has(PDFName.of('ToUnicode'))).toBe(true);
        continue;
      }
      if (subtype === 'Type3') continue;
      const descriptor = font.lookup(PDFName.of('FontDescriptor'), PDFDict);
      expect(['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))).toBe(true);
      if (subtype === 'CIDFontType2') expect(font.has(PDFName.of('CIDToGIDMap'))).toBe(true);
    }
  });

  it('holds nothing that an archive forbids', () => {
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.slice(0, 8)).toBe('%PDF-1.7');
    expect(text.charCodeAt(text.indexOf('\n') + 2)).toBeGreaterThan(127);
    expect(document.context.trailerInfo.Encrypt).toBeUndefined();
    expect(document.context.trailerInfo.ID).toBeInstanceOf(PDFArray);
    const keys = new Set(dicts().flatMap((dict) => dict.keys().map((key) => key.decodeText())));
    for (const key of [
      'JS',
      'JavaScript',
      'AA',
      'OpenAction',
      'EmbeddedFiles',
      'TR',
      'OPI',
      'Alternates',
      'XFA',
      'Ref',
      'PS',
    ])
      expect(keys.has(key), key).toBe(false);
    for (const dict of dicts()) {
      expect(nameAt(dict, 'Filter')).not.toBe('LZWDecode');
      expect(dict.get(PDFName.of('Interpolate'))?.toString()).not.toBe('true');
      expect(nameAt(dict, 'S') ?? '').not.toMatch(/^(Launch|URI|GoToR|SubmitForm|ImportData|Movie|Sound)$/);
      expect(nameAt(dict, 'BM') ?? 'Normal').toMatch(/^(Normal|Compatible|Multiply|Screen)$/);
    }
    for (const page of document.getPages()) expect(page.node.Annots()?.size() ?? 0).toBe(0);
  });

  it('keeps its graphics states within the 28 that may stand in each other', () => {
    for (const one of objects()) {
      if (
        !(one instanceof PDFRawStream) ||
        nameAt(one.dict, 'Subtype') === 'Image' ||
        nameAt(one.dict, 'Type') === 'Metadata'
      )
        continue;
      let depth = 0;
      let deepest = 0;
      for (const [word] of textOf(one).matchAll(/(?<=^|\s)[qQ](?=\s|$)/g)) {
        depth += word === 'q' ? 1 : -1;
        deepest = Math.max(deepest, depth);
      }
      expect(deepest).toBeLessThanOrEqual(28);
    }
  });

  it('is the same file when it is made again', async () => {
    expect(Buffer.from(await setOnce()).equals(Buffer.from(bytes))).toBe(true);
  }, 60_000);

  it.skipIf(!existsSync('/usr/bin/qpdf'))('is sound to another program (skipped: no qpdf)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'letter-'));
    try {
      await writeFile(join(folder, 'letter.pdf'), bytes);
      expect(execFileSync('/usr/bin/qpdf', ['--check', join(folder, 'letter.pdf')]).toString()).toContain('No syntax');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
