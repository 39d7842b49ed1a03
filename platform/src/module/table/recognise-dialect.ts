import type { Dialect } from '@leitwerk/metadata/wire/import';
import { ActionRefused } from '../module.ts';
import { detectDialect, looksLikeHeader } from './detect-dialect.ts';
import { readSheetRows } from './read-sheet-rows.ts';
import { tableIssue } from './table-issue.ts';

const HEAD_BYTES = 256 * 1024;
/** By which it is seen whether a sheet has names above its columns. */
const HEADER_ROWS = 20;

/**
 * How a file is written, as far as it can be seen.
 * @param choices its sheets, or elements that can be rows: the first is taken
 * @param stream opens the file from its beginning
 * @throws ActionRefused when an XML file has no rows
 */
export async function recogniseDialect(
  format: 'csv' | 'xlsx' | 'xml',
  head: Buffer,
  [first]: readonly string[],
  stream: () => Promise<AsyncIterable<Buffer>>,
): Promise<Dialect> {
  if (format === 'csv') return detectDialect(head);
  if (format === 'xml') {
    if (first === undefined) throw new ActionRefused([tableIssue('file', 'table.xml-no-rows')]);
    return { format, element: first };
  }
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readSheetRows(await stream(), {}, 'en')) {
    rows.push(cells);
    if (rows.length === HEADER_ROWS) break;
  }
  return { format, ...(first !== undefined && { sheet: first }), header: looksLikeHeader(rows) };
}

/** The beginning of a file, in bytes. */
export async function headOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    length += piece.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}
