import { setImmediate as turn } from 'node:timers/promises';
import type { Expression } from '@leitwerk/metadata/expression';
import { checkExpression, compileExpression } from '@leitwerk/metadata/expression';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Issue } from '@leitwerk/metadata/issue';
import { cellWithoutMark } from '@leitwerk/metadata/spreadsheet-cell';
import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Column } from './columns.ts';
import { isReference } from './columns.ts';
import { importIssue } from './import-issue.ts';
import type { FileRow } from './read-rows.ts';
import { keyOf } from './row-key.ts';

/** A row as values of the API, or why it is none. */
export type ConvertedRow = {
  readonly row: FileRow;
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  /** By which its record is found; null when it has none or is wrong. */
  readonly key: string | null;
  /** The row before, of the same batch, that has the same key and says the same. */
  readonly repeats?: ConvertedRow;
};

export type Converter = (rows: readonly FileRow[]) => Promise<readonly ConvertedRow[]>;

/** Makes what turns rows into values. Other records are looked up once per call and column, not per row. */
export function makeConverter(
  settings: ImportSettings,
  columns: readonly Column[],
  names: readonly string[],
  view: EntityView,
  context: ModuleContext,
): Converter {
  const formulas = new Map(columns.flatMap((column, index) => formulaOf(column, index)));
  return async (rows) => {
    const texts = await Promise.all(rows.map((row) => textsOf(row, columns, formulas, names, context)));
    const found = await lookUp(columns, texts, context);
    const converted: ConvertedRow[] = [];
    for (const [at, row] of rows.entries()) {
      // Requests get their turn, and so does what waits for the database.
      if (at % PIECE === PIECE - 1) await turn();
      const read = convert(row, texts[at] ?? [], columns, found, settings);
      converted.push({ ...read, key: read.issues.length > 0 ? null : keyOf(read.values, settings, view) });
    }
    return converted;
  };
}

function formulaOf({ mapping }: Column, index: number): [Column['mapping'], Expression][] {
  const { expression } = mapping;
  if (expression === undefined) return [];
  const issues = checkExpression(expression, null, `columns.${index}.expression`);
  if (issues.length > 0) throw new ActionRefused(issues);
  return [[mapping, compileExpression(expression)]];
}

/** Rows converted in one go. */
const PIECE = 50;

type Text = string | Issue;

/** The cells of a row as they count for each column; a formula that fails is an issue of its field. */
const textsOf = (
  row: FileRow,
  columns: readonly Column[],
  formulas: ReadonlyMap<Column['mapping'], Expression>,
  names: readonly string[],
  { today, actor }: ModuleContext,
): Promise<readonly Text[]> =>
  Promise.all(
    columns.map(async ({ mapping, index, field }): Promise<Text> => {
      const cell = plain(row.cells[index] ?? '');
      const formula = formulas.get(mapping);
      if (!formula) return cell;
      try {
        const whole = Object.fromEntries(names.map((name, at) => [name, plain(row.cells[at] ?? '')]));
        const rule = { now: `${today}T00:00:00.000Z`, today, user: actor.id };
        return String((await formula.evaluate({ value: cell, row: whole }, rule)) ?? '');
      } catch {
        return { path: field.name, code: 'expression.failed' };
      }
    }),
  );

/** Without the mark that our exports put before what a spreadsheet would run. */
const plain = (cell: string): string => cellWithoutMark(cell.trim());

type Found = ReadonlyMap<Column, ReadonlyMap<string, readonly string[]>>;

const AT_ONCE = 200;

/** Ids of the records that references point at, by column and text. */
async function lookUp(
  columns: readonly Column[],
  texts: readonly (readonly Text[])[],
  context: ModuleContext,
): Promise<Found> {
  const found = new Map<Column, Map<string, string[]>>();
  for (const [index, column] of columns.entries()) {
    if (!isReference(column.field)) continue;
    const { lookup = '' } = column.mapping;
    const wanted = [
      ...new Set(texts.map((row) => row[index]).filter((text) => typeof text === 'string' && text !== '')),
    ];
    const byText = new Map<string, string[]>();
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const some = wanted.slice(from, from + AT_ONCE);
      const { items } = await context.list(column.field.entity ?? '', {
        filter: { [lookup]: { in: some } },
        fields: ['id', lookup],
        limit: 500,
      });
      for (const item of items) {
        const text = String(item[lookup]);
        byText.set(text, [...(byText.get(text) ?? []), item.id]);
      }
    }
    found.set(column, byText);
  }
  return found;
}

function convert(
  row: FileRow,
  texts: readonly Text[],
  columns: readonly Column[],
  found: Found,
  { language, empty }: ImportSettings,
): Omit<ConvertedRow, 'key'> {
  if (row.error !== undefined) return { row, values: {}, issues: [importIssue('', row.error, { line: row.line })] };
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [index, column] of columns.entries()) {
    const { field, part } = column;
    const text = texts[index] ?? '';
    if (typeof text !== 'string') {
      issues.push(text);
      continue;
    }
    if (part !== null) {
      const value = part === 'postalCode' ? withLostZeros(text) : text;
      if (value !== '') values[field.name] = { ...(values[field.name] as object | undefined), [part]: value };
      else if (empty === 'clear') values[field.name] ??= {};
      continue;
    }
    if (text === '') {
      if (empty === 'clear') values[field.name] = null;
      continue;
    }
    const value = isReference(field) ? referenceOf(text, column, found) : parsed(text, column, language);
    if ('issue' in value) issues.push(value.issue);
    else values[field.name] = value.value;
  }
  return { row, values, issues };
}

type Value = { readonly value: unknown } | { readonly issue: Issue };

const parsed = (text: string, { field }: Column, language: ImportSettings['language']): Value => {
  const value = fieldTypes[field.type].parse(text, field, language);
  return 'issue' in value ? { issue: { ...value.issue, path: field.name } } : value;
};

function referenceOf(text: string, column: Column, found: Found): Value {
  const ids = found.get(column)?.get(text) ?? [];
  if (ids.length === 1) return { value: ids[0] };
  const code = ids.length === 0 ? 'import.not-found' : 'import.found-twice';
  return { issue: importIssue(column.field.name, code, { text: text.slice(0, 100) }) };
}

/** Spreadsheet programs take a postal code for a number: 01067 becomes 1067. */
const withLostZeros = (text: string): string => (/^\d{4}$/.test(text) ? `0${text}` : text);
