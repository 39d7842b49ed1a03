import type { SheetDialect } from '@leitwerk/metadata/wire/import';
import { ActionRefused } from '../module.ts';
import type { Beside } from '../module-beside.ts';
import { makeBeside } from '../module-beside.ts';
import type { FileRow } from './file-row.ts';
import type { TableCode } from './table-issue.ts';
import { tableIssue } from './table-issue.ts';

export type SheetQuestion =
  | { readonly do: 'open'; readonly bytes: Uint8Array; readonly sheet: string | null; readonly language: 'de' | 'en' }
  | { readonly do: 'rows'; readonly from: number; readonly count: number };

export type SheetAnswer =
  | { readonly refused: TableCode }
  | { readonly sheets: readonly string[]; readonly isThere: boolean }
  | { readonly rows: readonly (readonly string[])[] };

/** A workbook is unpacked in memory, unlike text. */
export const MOST_SHEET_BYTES = 30_000_000;
const LONGEST_MS = 60_000;
const MEMORY_MB = 768;
const PAGE = 1000;

type Workbook = { readonly sheets: readonly string[]; readonly thread: Beside<SheetQuestion, SheetAnswer> };

/** Opens a workbook in a thread of its own, which the caller ends. Throws `ActionRefused` when it is none or too large. */
async function openWorkbook(
  bytes: AsyncIterable<Buffer>,
  sheet: string | null,
  language: 'de' | 'en',
): Promise<Workbook> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > MOST_SHEET_BYTES) throw refusal('table.sheet-too-large');
    pieces.push(piece);
  }
  const thread = makeBeside<SheetQuestion, SheetAnswer>({
    program: new URL('./sheet-program.ts', import.meta.url),
    longestMs: LONGEST_MS,
    memoryMb: MEMORY_MB,
    refusal: 'table.sheet-too-large',
  });
  try {
    const answer = await thread.ask({ do: 'open', bytes: Buffer.concat(pieces), sheet, language });
    if ('refused' in answer) throw refusal(answer.refused);
    if ('rows' in answer || !answer.isThere)
      throw new ActionRefused([tableIssue('dialect.sheet', 'table.no-sheet', { sheet: sheet ?? '' })]);
    return { sheets: answer.sheets, thread };
  } catch (error) {
    await thread.end();
    throw error;
  }
}

const refusal = (code: TableCode): ActionRefused => new ActionRefused([tableIssue('file', code)]);

/** The rows of a sheet. Empty ones are left out, as in text. */
export async function* readSheetRows(
  bytes: AsyncIterable<Buffer>,
  { sheet }: Pick<SheetDialect, 'sheet'>,
  language: 'de' | 'en',
): AsyncGenerator<FileRow> {
  const { thread } = await openWorkbook(bytes, sheet ?? null, language);
  try {
    for (let from = 0; ; from += PAGE) {
      const answer = await thread.ask({ do: 'rows', from, count: PAGE });
      const rows = 'rows' in answer ? answer.rows : [];
      for (const [at, cells] of rows.entries())
        if (cells.some((cell) => cell !== '')) yield { line: from + at + 1, cells };
      if (rows.length < PAGE) return;
    }
  } finally {
    await thread.end();
  }
}

/** Names of the sheets, in their order. */
export async function sheetNames(bytes: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const { sheets, thread } = await openWorkbook(bytes, null, 'en');
  await thread.end();
  return sheets;
}
