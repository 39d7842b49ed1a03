import type { Card, CardValue, CardVersion } from '@leitwerk/metadata/card/card';
import { textOf } from '@leitwerk/metadata/card/card';
import { readCards } from '@leitwerk/metadata/card/read-cards';
import { writeCard } from '@leitwerk/metadata/card/write-card';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const one = (source: string): Card => {
  const [read] = readCards(source);
  if (!read || !('card' in read)) throw new Error(JSON.stringify(read));
  return read.card;
};

// RFC 6350, section 8, shortened.
const RFC_6350 = [
  'BEGIN:VCARD',
  'VERSION:4.0',
  'FN:Simon Perreault',
  'N:Perreault;Simon;;;ing. jr,M.Sc.',
  'BDAY:--0203',
  'ORG;TYPE=work:Viagenie',
  'ADR;TYPE=work:;Suite D2-630;2875 Laurier;',
  ' Quebec;QC;G1V 2M2;Canada',
  'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
  'TEL;VALUE=uri;TYPE="work,cell,voice,video,text":tel:+1-418-262-6501',
  'EMAIL;TYPE=work:simon.perreault@viagenie.ca',
  'URL;TYPE=home:http://nomis80.org',
  'END:VCARD',
  '',
].join('\r\n');

// RFC 2426, section 7.
const RFC_2426 = [
  'BEGIN:vCard',
  'VERSION:3.0',
  'FN:Frank Dawson',
  'ORG:Lotus Development Corporation',
  'ADR;TYPE=WORK,POSTAL,PARCEL:;;6544 Battleford Drive',
  ' ;Raleigh;NC;27613-3502;U.S.A.',
  'TEL;TYPE=VOICE,MSG,WORK:+1-919-676-9515',
  'TEL;TYPE=FAX,WORK:+1-919-676-9564',
  'EMAIL;TYPE=INTERNET,PREF:Frank_Dawson@Lotus.com',
  'URL:http://home.earthlink.net/~fdawson',
  'END:vCard',
].join('\n');

it('reads the examples of RFC 6350 and RFC 2426', () => {
  const simon = one(RFC_6350);
  expect(textOf(simon, 'N.family')).toBe('Perreault');
  expect(textOf(simon, 'N.suffix')).toBe('ing. jr, M.Sc.');
  expect(textOf(simon, 'BDAY')).toBe('');
  expect(simon.get('ADR')?.[0]?.address).toMatchObject({
    extended: 'Suite D2-630',
    city: 'Quebec',
    postalCode: 'G1V 2M2',
  });
  expect(simon.get('TEL')?.map(({ text, types }) => [text, types.includes('cell')])).toEqual([
    ['+1-418-656-9254;ext=102', false],
    ['+1-418-262-6501', true],
  ]);
  const frank = one(RFC_2426);
  expect(textOf(frank, 'ORG')).toBe('Lotus Development Corporation');
  expect(frank.get('TEL')?.[1]).toEqual({ text: '+1-919-676-9564', types: ['fax', 'work'] });
});

it('a broken or old card does not spoil the others', () => {
  const broken = 'BEGIN:VCARD\r\nVERSION:4.0\r\nno colon here\r\nEND:VCARD\r\n';
  const old = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Alt;Anna\r\nEND:VCARD\r\n';
  const read = readCards(`${broken}${old}${RFC_6350}rubbish`);
  expect(read.map((card) => ('problem' in card ? card.problem : 'card'))).toEqual(['broken', 'old-version', 'card']);
  // Groups, as Apple writes them.
  expect(one('BEGIN:VCARD\nVERSION:3.0\nFN:A\nitem1.EMAIL;type=HOME:a@b.de\nEND:VCARD').get('EMAIL')?.[0]?.text).toBe(
    'a@b.de',
  );
});

it.each<CardVersion>(['3.0', '4.0'])(
  '%s: lines are folded by bytes and ended by CRLF, what means something is escaped',
  (version) => {
    const text = writeCard(
      new Map([
        ['FN', [{ text: 'Ä; b, c\\d', types: [] }]],
        ['NOTE', [{ text: `a\nb${'ä€😀'.repeat(60)}`, types: [] }]],
      ]),
      version,
    );
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain(`BEGIN:VCARD\r\nVERSION:${version}\r\nFN:Ä; b\\, c\\\\d\r\n`);
    expect(text).toContain('NOTE:a\\nb');
  },
);

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .map((text) => text.replace(/[\p{C}\p{Z}]/gu, ' ').trim())
  .filter((text) => text !== '');
// The library takes a backslash at the end of a part for one that escapes the next separator, when it reads.
const part = line.filter((text) => !text.endsWith('\\'));
const note = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const plain = (text: fc.Arbitrary<string>) => text.map((value): CardValue[] => [{ text: value, types: [] }]);
const cards = fc.record(
  {
    FN: plain(line),
    'N.family': plain(part),
    'N.given': plain(part),
    ORG: plain(part),
    'ORG.unit': plain(part),
    NOTE: plain(note),
    BDAY: plain(
      fc
        .date({ min: new Date('1900-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
        .map((at) => at.toISOString().slice(0, 10)),
    ),
    TEL: fc.array(fc.record({ text: line, types: fc.constantFrom(['work'], ['cell'], []) }), {
      minLength: 1,
      maxLength: 3,
    }),
    ADR: fc.array(
      fc.record({
        text: fc.constant(''),
        address: fc.record({ street: part, extended: part, city: part, region: part, postalCode: part, country: part }),
        types: fc.constant(['work']),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  },
  { requiredKeys: ['FN'] },
);

it.each<CardVersion>(['3.0', '4.0'])('%s: what is written is read again, whatever is in it', (version) => {
  fc.assert(
    fc.property(cards, (given) => {
      const card: Card = new Map(Object.entries(given));
      const back = one(writeCard(card, version));
      for (const [property, values] of card) expect(back.get(property), property).toEqual(values);
    }),
    { numRuns: 150 },
  );
});

it('files of Windows and of other systems become the same text', () => {
  const text = 'FN:Jürgen Größe';
  expect(decodeText(Buffer.from(`\ufeff${text}`))).toBe(text);
  expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
  expect(decodeText(Buffer.from(text, 'latin1'))).toBe(text);
});
