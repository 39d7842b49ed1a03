/** Red, green, blue and white of sRGB (IEC 61966-2-1) as XYZ under D50, as the ICC gives them. */
const RED = [0.43607, 0.22249, 0.01392];
const GREEN = [0.38515, 0.71687, 0.09708];
const BLUE = [0.14307, 0.06061, 0.7141];
const WHITE = [0.9642, 1, 0.8249];
const STEPS = 1024;
const HEAD_BYTES = 128;

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const number = (value: number, bytes: 2 | 4 = 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const fixed = (value: number): Buffer => number(Math.round(value * 65_536));

const xyz = (values: readonly number[]): Buffer => Buffer.concat([ascii('XYZ '), number(0), ...values.map(fixed)]);

/** From a value as it is stored to light. */
const toLight = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const curve = (): Buffer =>
  Buffer.concat([
    ascii('curv'),
    number(0),
    number(STEPS),
    ...Array.from({ length: STEPS }, (_, at) => number(Math.round(toLight(at / (STEPS - 1)) * 65_535), 2)),
  ]);

const text = (value: string): Buffer => Buffer.concat([ascii('text'), number(0), ascii(`${value}\0`)]);

/** A name in ASCII; the parts for other scripts are empty. */
const description = (value: string): Buffer =>
  Buffer.concat([
    ascii('desc'),
    number(0),
    number(value.length + 1),
    ascii(`${value}\0`),
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);

/**
 * A colour profile for sRGB (ICC.1:2001-04, version 2.4: matrix and curves), made here from the numbers of the standard, so that it
 * may go into any file. It says what the red, green and blue of a letter are, wherever it is printed.
 */
export function srgbProfile(): Buffer {
  const shared = curve();
  const tags: readonly (readonly [name: string, content: Buffer])[] = [
    ['desc', description('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', shared],
    ['gTRC', shared],
    ['bTRC', shared],
  ];
  const places = new Map<Buffer, number>();
  const contents: Buffer[] = [];
  let at = HEAD_BYTES + 4 + tags.length * 12;
  for (const [, content] of tags) {
    if (places.has(content)) continue;
    places.set(content, at);
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
    contents.push(padded);
    at += padded.length;
  }
  const table = tags.map(([name, content]) =>
    Buffer.concat([ascii(name), number(places.get(content) ?? 0), number(content.length)]),
  );
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x02400000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  // A fixed day, so that the same letter is the same file.
  for (const [place, part] of [2026, 1, 1, 0, 0, 0].entries()) head.writeUInt16BE(part, 24 + place * 2);
  head.write('acsp', 36, 'latin1');
  for (const [place, value] of WHITE.entries()) fixed(value).copy(head, 68 + place * 4);
  return Buffer.concat([head, number(tags.length), ...table, ...contents]);
}
