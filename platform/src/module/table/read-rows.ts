import { Readable } from 'node:stream';
import type { CsvDialect, Dialect } from '@leitwerk/metadata/wire/import';
import { hasHeader } from '@leitwerk/metadata/wire/import';
import { parse } from 'csv-parse';
import { decodeText } from './decode-text.ts';
import type { FileRow } from './file-row.ts';
import { readSheetRows } from './read-sheet-rows.ts';
import { readXmlRows } from './read-xml-rows.ts';

/** Characters of one row at most: an open quotation mark would otherwise swallow the rest of the file. */
const LONGEST_ROW = 1_000_000;

/**
 * The rows of a file with the names of its columns. Reads on only as fast as rows are taken.
 * @param language in which numbers of a sheet are written, so that they are read again as what they are
 */
export async function openRows(
  bytes: AsyncIterable<Buffer>,
  dialect: Dialect,
  language: 'de' | 'en',
): Promise<{ readonly names: readonly string[]; readonly rows: AsyncGenerator<FileRow> }> {
  if (dialect.format === 'xml') return readXmlRows(bytes, dialect);
  const rows = dialect.format === 'xlsx' ? readSheetRows(bytes, dialect, language) : readCsvRows(bytes, dialect);
  const first = await rows.next();
  const cells = first.done ? [] : first.value.cells;
  if (hasHeader(dialect)) return { names: namesFrom(cells), rows };
  return {
    names: cells.map((_, index) => String(index + 1)),
    rows: (async function* () {
      if (!first.done) yield first.value;
      yield* rows;
    })(),
  };
}

/** Names of columns, each once: a second `Name` is `Name (2)`, one without a name goes by its number. */
export function namesFrom(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim().replace(/\s+/g, ' ').slice(0, 200) || String(index + 1);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

async function* readCsvRows(
  bytes: AsyncIterable<Buffer>,
  { encoding, delimiter }: CsvDialect,
): AsyncGenerator<FileRow> {
  const broken: FileRow[] = [];
  const parser = parse({
    delimiter,
    info: true,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
    on_skip: (error, raw) => {
      const { code, lines } = (error ?? {}) as { readonly code?: unknown; readonly lines?: unknown };
      const isOpen = code === 'CSV_QUOTE_NOT_CLOSED';
      broken.push({
        line: isOpen ? Number.POSITIVE_INFINITY : Number(lines ?? 0),
        cells: [String(raw ?? '').slice(0, 500)],
        error: isOpen ? 'table.quotes-open' : 'table.row-unreadable',
      });
      return undefined;
    },
  });
  Readable.from(decodeText(bytes, encoding)).pipe(parser);
  let line = 1;
  // Within quotes the library takes a Windows line end for two.
  let twice = 0;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    while ((broken[0]?.line ?? Number.POSITIVE_INFINITY) <= line) yield* broken.splice(0, 1);
    yield { line, cells: record };
    twice += record.reduce((sum, cell) => sum + (cell.match(/\r\n/g)?.length ?? 0), 0);
    line = info.lines + 1 - twice;
  }
  // A quotation mark that is never closed takes the rest of the file with it.
  yield* broken.map((row) => ({ ...row, line: Math.min(row.line, line) }));
}
