import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../messages.ts';
import { Refused } from '../refusal.ts';
import type { ForgedFile } from '../testing/forged-archive.ts';
import { forgeArchive } from '../testing/forged-archive.ts';
import { packDefinitions, readArchive } from './configuration-archive.ts';
import { packArchive } from './pack-archive.ts';
import { unpackArchive } from './unpack-archive.ts';

const ENTITY = 'definitions/entity/lead.json';
const documents = [
  { file: ENTITY, document: { kind: 'entity', id: 'lead', label: { de: 'Kundenübersicht', en: 'Lead' } } },
  { file: 'app.json', document: { kind: 'app', id: 'crm' } },
] as never;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof Refused)) return String(error);
      for (const language of ['de', 'en'] as const)
        expect(messageOf(error.refusal, language)).not.toMatch(/^archive\.|\{\w+\}/);
      return error.refusal.code;
    },
  );

describe('an archive of the configuration', () => {
  it('is the same bytes for the same definitions, in whatever order they come, and reads as what it was made of', async () => {
    const [one, other] = [await packDefinitions(documents), await packDefinitions([...documents].reverse() as never)];
    expect(one.equals(other)).toBe(true);
    expect(await readArchive(one)).toEqual({ is: 'definitions', documents: [...(documents as object[])].reverse() });
    // The date of a file is that of none.
    expect(one.subarray(10, 14)).toEqual(Buffer.from([0, 0, 0x21, 0]));
  });

  it('gives a definition whose file has a name of its own the usual one', async () => {
    const content = await readArchive(
      await packDefinitions([{ file: '../../lead.json', document: { kind: 'entity', id: 'lead' } as never }]),
    );
    expect(content).toMatchObject({ documents: [{ file: ENTITY }] });
  });

  it('may have been packed with the folder around it', async () => {
    const bytes = forgeArchive([{ name: 'crm/', mode: 0o40755, content: '', method: 0 }, { name: 'crm/app.json' }]);
    expect(await readArchive(bytes)).toEqual({ is: 'definitions', documents: [{ file: 'app.json', document: {} }] });
  });
});

const file: ForgedFile = { name: ENTITY };
const zeros = Buffer.alloc(900_000, 32);
/** As much as cannot be packed any smaller, so that only the sum is too much. */
const noise = randomBytes(10_000);

describe('an archive is refused', () => {
  const HOSTILE: Readonly<Record<string, readonly [string, readonly ForgedFile[]]>> = {
    'whose names lead out of it': ['archive.name', [{ name: '../app.json' }]],
    'whose names lead out of it deeper down': ['archive.name', [{ name: 'definitions/../../x.json' }]],
    'whose names are absolute': ['archive.name', [{ name: '/etc/app.json' }]],
    'whose names name a drive': ['archive.name', [{ name: 'C:\\app.json' }]],
    'whose names have backslashes': ['archive.name', [{ name: 'definitions\\..\\app.json' }]],
    'whose names end early': ['archive.name', [{ name: 'app.json\0.txt' }]],
    'whose names are empty': ['archive.name', [{ name: '' }]],
    'whose names are hidden': ['archive.name', [{ name: '.git/config' }]],
    'whose names are no ASCII': ['archive.name', [{ name: Buffer.from('definitions/entity/l\xfcge.json', 'latin1') }]],
    'whose names are very long': ['archive.name', [{ name: `definitions/${'a'.repeat(300)}.json` }]],
    'with a symbolic link': ['archive.link', [{ name: ENTITY, mode: 0o120777, content: '/etc/passwd' }]],
    'with a device': ['archive.link', [{ name: ENTITY, mode: 0o020666 }]],
    'with a name twice': ['archive.twice', [file, { ...file, content: '{"b":1}' }]],
    'with names that differ in case only': ['archive.twice', [file, { name: 'definitions/entity/Lead.json' }]],
    'that unpacks to far more than it is': ['archive.bomb', [{ ...file, content: zeros }]],
    'whose file is larger than it says': ['archive.damaged', [{ ...file, content: zeros, claimedSize: 100 }]],
    'with a file that is too large': [
      'archive.large-file',
      [{ ...file, method: 0, content: Buffer.alloc(1_000_001, 32) }],
    ],
    'with too much in all': [
      'archive.bomb',
      Array.from({ length: 45 }, (_, at) => ({
        name: `definitions/x/a${at}.json`,
        content: noise,
        claimedSize: 950_000,
      })),
    ],
    'with too many files': [
      'archive.too-many',
      Array.from({ length: 5001 }, (_, at) => ({ name: `definitions/x/a${at}.json`, method: 0 })),
    ],
    'with an encrypted file': ['archive.method', [{ ...file, flags: 1 }]],
    'with a file packed otherwise': ['archive.method', [{ ...file, method: 12 }]],
    'with a file that is not what it was': ['archive.damaged', [{ ...file, claimedCrc: 1 }]],
    'with a file that is no UTF-8': ['archive.text', [{ ...file, content: Buffer.from([0x22, 0xff, 0x22]) }]],
    'with a file in UTF-16': ['archive.text', [{ ...file, content: Buffer.from('\ufeff{}', 'utf16le') }]],
    'with a file that is no JSON': ['archive.text', [{ ...file, content: '{' }]],
    'with another archive inside': ['archive.unknown-file', [file, { name: 'definitions/more.zip' }]],
    'with files that are no part of a configuration': ['archive.unknown-file', [file, { name: 'setup.sh' }]],
    'with records': ['archive.unknown-file', [file, { name: 'records/10-teams.json' }]],
    'with an overlay and definitions': ['archive.unknown-file', [file, { name: 'overlay.json' }]],
    'with nothing in it': ['archive.empty', []],
  };
  it.each(Object.entries(HOSTILE))('%s', async (_what, [code, files]) => {
    expect(await codeOf(readArchive(forgeArchive(files)))).toBe(code);
  });

  it('that is none, is cut off, or is too large', async () => {
    const good = await packArchive([{ name: ENTITY, text: '{}' }]);
    expect(await codeOf(unpackArchive(Buffer.from('{}')))).toBe('archive.none');
    expect(await codeOf(unpackArchive(Buffer.alloc(0)))).toBe('archive.none');
    expect(await codeOf(unpackArchive(good.subarray(0, good.length - 30)))).toBe('archive.none');
    expect(await codeOf(unpackArchive(good.subarray(20)))).toMatch(/^archive\.(none|damaged)$/);
    expect(await codeOf(unpackArchive(Buffer.alloc(20_000_001)))).toBe('archive.too-large');
    expect(await codeOf(unpackArchive(good))).toBe('taken');
  });
});
