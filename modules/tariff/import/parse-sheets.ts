import { pipeline, Readable } from 'node:stream';
import type { Issue } from '@leitwerk/metadata/issue';
import { isDay } from '@leitwerk/metadata/shown-types/clock';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { CsvError, parse } from 'csv-parse';
import { tariffIssue } from '../tariff-issue.ts';
import { COLUMNS, COMPONENT_FIELDS, WORDS } from './sheet-columns.ts';

/** A sheet as a file has it; `area` is the number of its grid area. */
export type ParsedSheet = {
  readonly line: number;
  readonly area: string;
  readonly values: Readonly<Record<string, unknown>> & { readonly validFrom: string; readonly sheetVersion: number };
  readonly components: readonly Readonly<Record<string, unknown>>[];
};

type Row = Readonly<Record<string, string>>;
type LinedRow = { readonly line: number; readonly row: Row };
type Growing = Omit<ParsedSheet, 'components'> & { readonly components: Readonly<Record<string, unknown>>[] };

/** More would be a file of another kind. */
const MOST_ISSUES = 100;
const NAMES = COLUMNS.map((name) => name.replace('!', ''));
const REQUIRED = COLUMNS.filter((name) => name.endsWith('!')).map((name) => name.replace('!', ''));

/**
 * Reads sheets from a CSV file of the neutral layout: a line for each component, semicolons, decimal comma or point. Others are
 * served meanwhile: it reads on as the bytes come. Refuses a file with the lines that are wrong as paths; nothing of it is taken.
 */
export async function parseSheets(bytes: AsyncIterable<Buffer>): Promise<readonly ParsedSheet[]> {
  const issues: Issue[] = [];
  const sheets = new Map<string, Growing>();
  for await (const { line, row } of rowsOf(bytes)) {
    const read = readerOf(row, line, issues);
    for (const name of REQUIRED)
      if ((row[name] ?? '') === '')
        issues.push(tariffIssue(String(line), 'tariff.cell-missing', { line, column: name }));
    const head = {
      name: row['name'],
      sheetVersion: Number(read('version', 'integer') ?? 0),
      sheetStatus: read('status', 'word'),
      validFrom: read('valid_from', 'date') ?? '',
      validTo: read('valid_to', 'date'),
      source: row['source'],
    };
    const key = [row['area_number'], head.validFrom, head.sheetVersion].join('|');
    const known = sheets.get(key);
    if (known && JSON.stringify(known.values) !== JSON.stringify(head))
      issues.push(tariffIssue(String(line), 'tariff.other-head', { line, first: known.line }));
    const sheet: Growing = known ?? { line, area: row['area_number'] ?? '', values: head, components: [] };
    sheet.components.push(
      Object.fromEntries(
        COMPONENT_FIELDS.flatMap(([column, field, kind]) => {
          const value = read(column, kind);
          return value === null ? [] : [[field, kind === 'integer' ? Number(value) : value]];
        }),
      ),
    );
    sheets.set(key, sheet);
    if (issues.length > MOST_ISSUES) break;
  }
  if (issues.length > 0) throw new ActionRefused(issues.slice(0, MOST_ISSUES));
  return [...sheets.values()];
}

/** Rows with the line on which each begins. */
async function* rowsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<LinedRow> {
  let header: readonly string[] | null = null;
  const parser = parse({
    bom: true,
    delimiter: ';',
    trim: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: 10_000,
    columns: (names: string[]) => {
      header = names;
      checkColumns(names);
      return names;
    },
  });
  // What goes wrong while bytes are read comes out of the parser too.
  pipeline(Readable.from(bytes), parser, () => undefined);
  // Within quotes the library takes a Windows line end for two.
  let twice = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Row; info: { lines: number } }>) {
      const cells = Object.values(record).join('');
      twice += cells.match(/\r\n/g)?.length ?? 0;
      yield { line: info.lines - twice - (cells.match(/\r\n|\r|\n/g)?.length ?? 0), row: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ActionRefused([tariffIssue('file', 'tariff.no-table')]);
    throw error;
  }
  if (header === null) checkColumns([]);
}

function checkColumns(names: readonly string[]): void {
  const missing = REQUIRED.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !NAMES.includes(name));
  const refuse = (code: 'tariff.columns-missing' | 'tariff.columns-unknown', columns: readonly string[]): void => {
    if (columns.length > 0) throw new ActionRefused([tariffIssue('file', code, { columns: columns.join(', ') })]);
  };
  refuse('tariff.columns-missing', missing);
  refuse('tariff.columns-unknown', unknown);
}

/** Reads cells of a line and notes what is wrong. Empty ones are null. */
function readerOf(row: Row, line: number, issues: Issue[]) {
  return (column: string, kind: 'word' | 'integer' | 'decimal' | 'date'): string | null => {
    const cell = row[column] ?? '';
    if (cell === '') return null;
    const value = cellValue(column, cell, kind);
    if (value === undefined)
      issues.push(tariffIssue(String(line), 'tariff.cell', { line, column, cell: cell.slice(0, 40) }));
    // FLAT says that there is no tier.
    return value ?? null;
  };
}

/** Undefined for what is none of its kind; null for a word that says nothing. */
function cellValue(
  column: string,
  cell: string,
  kind: 'word' | 'integer' | 'decimal' | 'date',
): string | null | undefined {
  if (kind === 'word') return column === 'model' && cell === 'FLAT' ? null : WORDS[column]?.[cell];
  if (kind === 'date') return isDay(cell) ? cell : undefined;
  const number = cell.replace(',', '.');
  const form = kind === 'integer' ? /^\d{1,9}$/ : /^\d{1,10}(\.\d{1,6})?$/;
  return form.test(number) ? number : undefined;
}
