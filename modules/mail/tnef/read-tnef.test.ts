import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tnefOf } from '../testing/make-tnef.ts';
import { readTnef } from './read-tnef.ts';

const FILE = Buffer.from('%PDF-1.4 nichts weiter');
const whole = tnefOf({
  text: 'Guten Tag, größer',
  html: '<p>Guten Tag</p>',
  files: [
    { short: 'RECHNU~1.PDF', long: 'Rechnung März 2026.pdf', type: 'application/pdf', content: FILE },
    { short: 'C:\\Temp\\a.txt', content: Buffer.from('a') },
  ],
});

describe('a winmail.dat', () => {
  it('holds text, HTML and files with their long names', () => {
    const read = readTnef(whole);
    expect(read).toMatchObject({ text: 'Guten Tag, größer', html: '<p>Guten Tag</p>', isWhole: true });
    expect(read?.files.map(({ name, type, content }) => [name, type, Buffer.from(content).toString()])).toEqual([
      ['Rechnung März 2026.pdf', 'application/pdf', FILE.toString()],
      ['a.txt', '', 'a'],
    ]);
  });

  it('is none without its signature', () => {
    expect(readTnef(Buffer.from('PK\u0003\u0004 something else'))).toBe(null);
    expect(readTnef(Buffer.alloc(0))).toBe(null);
  });

  it('says when it is cut off, wherever that is, and never invents a byte', () => {
    for (let length = 6; length < whole.length; length += 1) {
      const read = readTnef(whole.subarray(0, length));
      for (const { content } of read?.files ?? []) expect(content.length <= FILE.length).toBe(true);
      // An attribute may end just there; then what has come so far is all of it.
      if (read?.isWhole) expect(read.files.length).toBeLessThanOrEqual(2);
    }
    expect(readTnef(whole.subarray(0, whole.length - 1))?.isWhole).toBe(false);
  });

  it('whatever bytes follow, is read to an end', () => {
    assert(
      property(uint8Array({ maxLength: 400 }), (tail) => {
        const read = readTnef(Buffer.concat([whole.subarray(0, 6), tail]));
        expect(read?.files.every(({ content }) => content.length <= tail.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('with any byte of it changed, is read to an end', () => {
    assert(
      property(uint8Array({ minLength: 3, maxLength: 3 }), ([high = 0, low = 0, value = 0]) => {
        const broken = Buffer.from(whole);
        broken[6 + ((high * 256 + low) % (whole.length - 6))] = value;
        const read = readTnef(broken);
        expect(read?.files.every(({ content }) => content.length <= whole.length)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
