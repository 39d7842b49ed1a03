import type { CsvDialect } from '@leitwerk/metadata/wire/import';

import { parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';

export const DELIMITERS: readonly CsvDialect['delimiter'][] = [';', ',', '\t', '|'];

const SAMPLE_ROWS = 200;

/** What kind of file its first bytes say it is: a workbook is an archive, and XML begins with a bracket. */
export function formatOf(head: Buffer): 'csv' | 'xlsx' | 'xml' {
  if (head.subarray(0, 4).equals(ARCHIVE) || head.subarray(0, 4).equals(OLD_WORKBOOK)) return 'xlsx';
  return /^\uFEFF?\s*<[?!A-Za-z_]/.test(head.subarray(0, 1000).toString('utf8')) ? 'xml' : 'csv';
}

const ARCHIVE = Buffer.from('PK\u0003\u0004');
/** Of the format before XLSX, which is told to be none. */
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** What a text file looks like, from its beginning. A person can correct it. */
export async function detectDialect(head: Buffer): Promise<CsvDialect> {
  const encoding = detectEncoding(head);
  const text = await textOf(head, encoding);
  const delimiter = detectDelimiter(text);
  return { encoding, delimiter, header: looksLikeHeader(rowsOf(text, delimiter)) };
}

/** The beginning of a file as text, without a line that the cut has broken. */
export async function textOf(head: Buffer, encoding: CsvDialect['encoding']): Promise<string> {
  let text = '';
  for await (const piece of decodeText(one(head), encoding)) text += piece;
  return text;
}

async function* one(head: Buffer): AsyncGenerator<Buffer> {
  yield head;
}

function detectEncoding(head: Buffer): CsvDialect['encoding'] {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Western text in UTF-16 has a zero in every other byte; no other encoding has any.
  const zeros = [0, 0];
  for (const [index, byte] of head.subarray(0, 2000).entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  if ((zeros[1] ?? 0) > 100) return 'utf-16le';
  if ((zeros[0] ?? 0) > 100) return 'utf-16be';
  return isMostlyUtf8(head) ? 'utf-8' : 'windows-1252';
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Whether more of the lines with marked letters are UTF-8 than not. */
function isMostlyUtf8(head: Buffer): boolean {
  let good = 0;
  let bad = 0;
  for (const line of head.toString('latin1').split('\n').slice(0, -1)) {
    if (!/[\u0080-\u00ff]/.test(line)) continue;
    try {
      strict.decode(Buffer.from(line, 'latin1'));
      good += 1;
    } catch {
      bad += 1;
    }
  }
  return good >= bad;
}

/** The sign that divides most rows into the same number of cells, more than one. */
function detectDelimiter(text: string): CsvDialect['delimiter'] {
  const scores = DELIMITERS.map((delimiter) => {
    const counts = rowsOf(text, delimiter).map((row) => row.length);
    const usual = mostFrequent(counts);
    const share = counts.filter((count) => count === usual).length / Math.max(1, counts.length);
    return usual < 2 ? 0 : share + usual / 1000;
  });
  const best = Math.max(...scores);
  return (best > 0 ? DELIMITERS[scores.indexOf(best)] : undefined) ?? ';';
}

const mostFrequent = (counts: readonly number[]): number => {
  const byCount = Map.groupBy(counts, (count) => count);
  return [...byCount].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 0;
};

/** The first rows of a text, as they can be read. */
export function rowsOf(text: string, delimiter: CsvDialect['delimiter']): readonly (readonly string[])[] {
  try {
    return parse(text, {
      delimiter,
      to: SAMPLE_ROWS,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: 1_000_000,
    });
  } catch {
    return [];
  }
}

const VALUE = /^[\d\s.,:€%+/-]+$|@|^\d/;

/** Names are there, are different, and look unlike what stands below them. */
export function looksLikeHeader([first, ...rows]: readonly (readonly string[])[]): boolean {
  if (!first) return false;
  const names = first.map((name) => name.trim()).filter(Boolean);
  if (names.length < first.length / 2 || names.some((name) => VALUE.test(name) || name.length > 80)) return false;
  if (rows.length === 0) return true;
  const below = rows.slice(0, 20).flat();
  return below.some((cell) => VALUE.test(cell)) || !rows.some((row) => row.some((cell) => names.includes(cell.trim())));
}
