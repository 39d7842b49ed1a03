import { setImmediate as turn } from 'node:timers/promises';
import type { Expression } from '@leitwerk/metadata/expression';
import { checkExpression, compileExpression, isTrue } from '@leitwerk/metadata/expression';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Issue } from '@leitwerk/metadata/issue';
import { cellWithoutMark } from '@leitwerk/metadata/spreadsheet-cell';
import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { FileRow } from '@leitwerk/platform/module/table/file-row';
import { tableIssue } from '@leitwerk/platform/module/table/table-issue';
import type { Column } from './columns.ts';
import { isReference } from './columns.ts';
import { importIssue } from './import-issue.ts';
import { keyOf } from './row-key.ts';

/** A row as values of the API, or why it is none. */
export type ConvertedRow = {
  readonly row: FileRow;
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  /** The condition of the settings leaves it out. */
  readonly isLeftOut: boolean;
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
  const only = settings.only === undefined ? null : compiled(settings.only, 'only');
  const read = (row: FileRow): Promise<Reading> => readRow(row, { columns, formulas, only, names, context });
  return async (rows) => {
    const readings = await Promise.all(rows.map(read));
    const found = await lookUp(
      columns,
      readings.map(({ texts }) => texts),
      context,
    );
    const converted: ConvertedRow[] = [];
    for (const [at, reading] of readings.entries()) {
      // Requests get their turn, and so does what waits for the database.
      if (at % PIECE === PIECE - 1) await turn();
      const row = convert(reading, columns, found, settings);
      converted.push({ ...row, key: row.issues.length > 0 ? null : keyOf(row.values, settings, view) });
    }
    return converted;
  };
}

function formulaOf({ mapping }: Column, index: number): [Column['mapping'], Expression][] {
  const { expression } = mapping;
  return expression === undefined ? [] : [[mapping, compiled(expression, `columns.${index}.expression`)]];
}

function compiled(source: string, path: string): Expression {
  const issues = checkExpression(source, null, path);
  if (issues.length > 0) throw new ActionRefused(issues);
  return compileExpression(source);
}

/** Rows converted in one go. */
const PIECE = 50;

type Text = string | Issue;

/** A row with its cells as they count for each column; of one that is left out or cannot be read they are not looked at. */
type Reading = {
  readonly row: FileRow;
  readonly texts: readonly Text[];
  readonly issues: readonly Issue[];
  readonly isLeftOut: boolean;
};

type Reader = {
  readonly columns: readonly Column[];
  readonly formulas: ReadonlyMap<Column['mapping'], Expression>;
  readonly only: Expression | null;
  readonly names: readonly string[];
  readonly context: ModuleContext;
};

async function readRow(row: FileRow, { columns, formulas, only, names, context }: Reader): Promise<Reading> {
  const reading = { row, texts: [], issues: [], isLeftOut: false };
  if (row.error !== undefined) return { ...reading, issues: [tableIssue('', row.error, { line: row.line })] };
  const { today, actor } = context;
  const rule = { now: `${today}T00:00:00.000Z`, today, user: actor.id };
  const hasFormula = only !== null || formulas.size > 0;
  const whole = hasFormula ? Object.fromEntries(names.map((name, at) => [name, plain(row.cells[at] ?? '')])) : {};
  try {
    if (only && !isTrue(await only.evaluate({ row: whole }, rule))) return { ...reading, isLeftOut: true };
  } catch {
    return { ...reading, issues: [importIssue('', 'import.formula', { formula: only?.source ?? '' })] };
  }
  const texts = columns.map(async ({ mapping, index, field }): Promise<Text> => {
    const cell = plain(row.cells[index] ?? '');
    const formula = formulas.get(mapping);
    if (!formula) return cell;
    try {
      return String((await formula.evaluate({ value: cell, row: whole }, rule)) ?? '');
    } catch {
      return importIssue(field.name, 'import.formula', { formula: formula.source });
    }
  });
  return { ...reading, texts: await Promise.all(texts) };
}

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
  { row, texts, issues: unread, isLeftOut }: Reading,
  columns: readonly Column[],
  found: Found,
  { language, empty }: ImportSettings,
): Omit<ConvertedRow, 'key'> {
  if (isLeftOut || unread.length > 0) return { row, values: {}, issues: unread, isLeftOut };
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
  return { row, values, issues, isLeftOut };
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
