import type { Issue } from '@leitwerk/metadata/issue';
import { parse } from 'csv-parse/sync';
import { isDate } from '../core/days.ts';
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
type Growing = Omit<ParsedSheet, 'components'> & { readonly components: Readonly<Record<string, unknown>>[] };

/** More would be a file of another kind. */
const MOST_ISSUES = 100;
const NAMES = COLUMNS.map((name) => name.replace('!', ''));
const REQUIRED = COLUMNS.filter((name) => name.endsWith('!')).map((name) => name.replace('!', ''));

/**
 * Reads sheets from a CSV file of the neutral layout: a line for each component, semicolons, decimal comma or point. Nothing of a
 * file is taken when one of its lines is wrong.
 * @returns issues with the line as path
 */
export function parseSheets(text: string): readonly ParsedSheet[] | { readonly issues: readonly Issue[] } {
  const rows = rowsOf(text);
  if ('issues' in rows) return rows;
  const issues: Issue[] = [];
  const sheets = new Map<string, Growing>();
  for (const [index, row] of rows.entries()) {
    const line = index + 2;
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
  return issues.length > 0 ? { issues: issues.slice(0, MOST_ISSUES) } : [...sheets.values()];
}

function rowsOf(text: string): readonly Row[] | { readonly issues: readonly Issue[] } {
  let records: readonly Row[];
  let header: readonly string[] = [];
  try {
    records = parse(text, {
      bom: true,
      delimiter: ';',
      trim: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
      columns: (names: string[]) => {
        header = names;
        return names;
      },
    }) as unknown as readonly Row[];
  } catch {
    return { issues: [tariffIssue('file', 'tariff.no-table')] };
  }
  const missing = REQUIRED.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !NAMES.includes(name));
  if (missing.length > 0)
    return { issues: [tariffIssue('file', 'tariff.columns-missing', { columns: missing.join(', ') })] };
  if (unknown.length > 0)
    return { issues: [tariffIssue('file', 'tariff.columns-unknown', { columns: unknown.join(', ') })] };
  return records;
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
  if (kind === 'date') return isDate(cell) ? cell : undefined;
  const number = cell.replace(',', '.');
  const form = kind === 'integer' ? /^\d{1,9}$/ : /^\d{1,10}(\.\d{1,6})?$/;
  return form.test(number) ? number : undefined;
}
