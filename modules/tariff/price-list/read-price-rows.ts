import type { Expression } from '@leitwerk/metadata/expression';
import { checkExpression, compileExpression } from '@leitwerk/metadata/expression';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Issue } from '@leitwerk/metadata/issue';
import { isDay } from '@leitwerk/metadata/shown-types/clock';
import { decimalFromText } from '@leitwerk/metadata/shown-types/decimal-text';
import { cellWithoutMark } from '@leitwerk/metadata/spreadsheet-cell';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { Exact } from '../core/exact.ts';
import type { Finding, PriceListCode } from './price-list-issue.ts';
import { finding, priceListIssue } from './price-list-issue.ts';
import type { PriceListSettings } from './price-list-settings.ts';
import { isPostalCode, regionOf } from './regions.ts';
import type { PriceType, PriceUnit } from './targets.ts';
import { folded, ownPriceOf, PRICE_TYPES, TARGETS, typeOf, UNITS, unitOf } from './targets.ts';

/** A row of a file, as the module `import` reads it. */
export type TableRow = { readonly line: number; readonly cells: readonly string[]; readonly error?: string };

export type RowPrice = {
  readonly type: PriceType;
  readonly unit: PriceUnit;
  readonly tierFrom: number | null;
  readonly tierTo: number | null;
  readonly price: string;
};

export type PriceRow = {
  readonly line: number;
  readonly product: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly region: readonly string[];
  readonly basis: 'net' | 'gross';
  readonly scope: 'all-in' | 'supply';
  readonly prices: readonly RowPrice[];
};

type Column = {
  readonly name: string;
  readonly at: number;
  readonly target: string;
  readonly formula: Expression | null;
};

/** Which columns are read; refuses settings that do not fit the file. */
function columnsOf(settings: PriceListSettings, names: readonly string[]): readonly Column[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const columns = settings.columns.map(({ column, target, expression }, index): Column => {
    const path = `columns.${index}`;
    const at = names.indexOf(column);
    if (at < 0) issues.push(priceListIssue(`${path}.column`, 'price-list.no-column', { column }));
    if (seen.has(target))
      issues.push(priceListIssue(`${path}.target`, 'price-list.target-twice', { target: TARGETS[target] ?? target }));
    seen.add(target);
    const wrong = expression === undefined ? [] : checkExpression(expression, null, `${path}.expression`);
    issues.push(...wrong);
    const formula = expression === undefined || wrong.length > 0 ? null : compileExpression(expression);
    return { name: column, at, target, formula };
  });
  const missing = (target: string): void => {
    issues.push(priceListIssue('columns', 'price-list.target-missing', { target: TARGETS[target] ?? target }));
  };
  if (!seen.has('product')) missing('product');
  if (!seen.has('validFrom') && settings.validFrom === undefined) missing('validFrom');
  if (settings.validFrom !== undefined && !isDay(settings.validFrom))
    issues.push(priceListIssue('validFrom', 'price-list.date', { text: settings.validFrom }));
  const isLong = seen.has('price');
  if (isLong) for (const target of ['type', 'unit']) if (!seen.has(target)) missing(target);
  if (!isLong && !columns.some(({ target }) => ownPriceOf(target)))
    issues.push(priceListIssue('columns', 'price-list.no-prices'));
  if (issues.length > 0) throw new ActionRefused(issues);
  return columns;
}

/** Rows as prices, and what cannot be read of them, each with line and column. */
export async function readPriceRows(
  table: { readonly names: readonly string[]; readonly rows: readonly TableRow[] },
  settings: PriceListSettings,
  context: Pick<ModuleContext, 'today' | 'actor'>,
): Promise<{ readonly rows: readonly PriceRow[]; readonly findings: readonly Finding[] }> {
  const columns = columnsOf(settings, table.names);
  const findings: Finding[] = [];
  const rows: PriceRow[] = [];
  for (const row of table.rows) {
    if (row.error !== undefined) {
      findings.push(finding('error', row.line, null, 'price-list.row-unreadable'));
      continue;
    }
    const reading = await cellsOf(row, columns, table.names, context);
    const found = reading.findings.length > 0 ? reading : rowOf(row.line, reading.cells, columns, settings);
    findings.push(...found.findings);
    if ('row' in found && found.row) rows.push(found.row);
  }
  return { rows, findings };
}

type Cells = ReadonlyMap<string, string>;

async function cellsOf(
  { line, cells }: TableRow,
  columns: readonly Column[],
  names: readonly string[],
  { today, actor }: Pick<ModuleContext, 'today' | 'actor'>,
): Promise<{ readonly cells: Cells; readonly findings: readonly Finding[] }> {
  const plain = (at: number): string => cellWithoutMark((cells[at] ?? '').trim());
  const findings: Finding[] = [];
  const hasFormula = columns.some(({ formula }) => formula !== null);
  const whole = hasFormula ? Object.fromEntries(names.map((name, at) => [name, plain(at)])) : {};
  const read = new Map<string, string>();
  for (const { name, at, target, formula } of columns) {
    if (!formula) {
      read.set(target, plain(at));
      continue;
    }
    try {
      const rule = { now: `${today}T00:00:00.000Z`, today, user: actor.id };
      read.set(target, String((await formula.evaluate({ value: plain(at), row: whole }, rule)) ?? '').trim());
    } catch {
      findings.push(finding('error', line, name, 'price-list.formula'));
    }
  }
  return { cells: read, findings };
}

const BASIS_WORDS = { net: ['net', 'netto'], gross: ['gross', 'brutto'] } as const;
const SCOPE_WORDS = {
  'all-in': ['allin', 'endpreis', 'endpreise', 'gesamt'],
  supply: ['supply', 'lieferantenanteil', 'energie', 'lieferant'],
} as const;
const DATE_FIELD = { id: 'date', name: 'date', type: 'date', label: { de: '', en: '' } } as const;
const MOST_DIGITS = 6;

function rowOf(
  line: number,
  cells: Cells,
  columns: readonly Column[],
  settings: PriceListSettings,
): { readonly row: PriceRow | null; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const columnFor = (target: string): string | null => columns.find((one) => one.target === target)?.name ?? null;
  const cell = (target: string): string => cells.get(target) ?? '';
  const wrong = (
    target: string,
    code: PriceListCode,
    params: Parameters<typeof finding>[4] = {},
    level: Finding['level'] = 'error',
  ): null => {
    findings.push(finding(level, line, columnFor(target), code, params));
    return null;
  };
  const dayOf = (target: 'validFrom' | 'validTo'): string | null => {
    const text = cell(target);
    if (text === '') return null;
    const parsed = fieldTypes.date.parse(text.slice(0, 10), DATE_FIELD, settings.language);
    const day = 'value' in parsed ? String(parsed.value) : '';
    return isDay(day) ? day : wrong(target, 'price-list.date', { text });
  };
  const kwhOf = (target: 'tierFrom' | 'tierTo'): number | null => {
    const text = cell(target);
    if (text === '') return null;
    const digits = decimalFromText(text.replace(/kwh$/i, ''), settings.language)?.replace(/\.0+$/, '');
    return digits !== undefined && /^\d{1,12}$/.test(digits)
      ? Number(digits)
      : wrong(target, 'price-list.kwh', { text });
  };
  const wordOf = <T extends string>(target: string, words: Readonly<Record<T, readonly string[]>>, usual: T): T => {
    const text = cell(target);
    if (text === '') return usual;
    const known = (Object.keys(words) as T[]).find((word) => words[word].includes(folded(text)));
    if (known === undefined) wrong(target, 'price-list.word', { text });
    return known ?? usual;
  };
  const product = cell('product');
  if (product === '') wrong('product', 'price-list.product-missing');
  const validFrom = dayOf('validFrom') ?? (cell('validFrom') === '' ? (settings.validFrom ?? null) : null);
  if (validFrom === null && cell('validFrom') === '') wrong('validFrom', 'price-list.date-missing');
  const validTo = dayOf('validTo');
  if (validFrom !== null && validTo !== null && validTo < validFrom) wrong('validTo', 'price-list.end-before-start');
  const region = regionOf(cell('postalCodes'));
  const noCode = region.find((code) => !isPostalCode(code));
  if (noCode !== undefined) wrong('postalCodes', 'price-list.postal-code', { text: noCode });
  const tierFrom = kwhOf('tierFrom');
  const tierTo = kwhOf('tierTo');
  if (tierFrom !== null && tierTo !== null && tierTo < tierFrom) wrong('tierTo', 'price-list.tier-order');
  const basis = wordOf('basis', BASIS_WORDS, settings.basis);
  const scope = wordOf('scope', SCOPE_WORDS, settings.scope);

  const priceOf = (target: string, type: PriceType, unit: PriceUnit): readonly RowPrice[] => {
    const text = cell(target);
    if (text === '') return [];
    const price = decimalFromText(text, settings.language, UNITS[unit][settings.language]);
    if (price === undefined || !/^-?\d{1,9}(\.\d+)?$/.test(price)) {
      wrong(target, 'price-list.price', { text });
      return [];
    }
    if ((price.split('.')[1]?.replace(/0+$/, '') ?? '').length > MOST_DIGITS) wrong(target, 'price-list.digits');
    // Nobody sells energy for less than a cent; a tenth of a euro is written so by mistake.
    if (unit === 'ct-kwh' && /^0?\.\d*[1-9]|^0\.0*[1-9]/.test(price) && type.startsWith('energy-price'))
      wrong(target, 'price-list.looks-like-euro', { price: text }, 'warning');
    return [{ type, unit, tierFrom, tierTo, price: new Exact(price).toFixed() }];
  };
  const prices = columns.flatMap(({ target }) => {
    const own = ownPriceOf(target);
    return own ? priceOf(target, own.type, own.unit) : [];
  });
  if (columnFor('price') !== null && cell('price') !== '') {
    const type = typeOf(cell('type')) ?? wrong('type', 'price-list.word', { text: cell('type') });
    const unit = unitOf(cell('unit')) ?? wrong('unit', 'price-list.word', { text: cell('unit') });
    if (type !== null && unit !== null) {
      const { label, units } = PRICE_TYPES[type];
      if ((units as readonly string[]).includes(unit)) prices.push(...priceOf('price', type, unit));
      else wrong('unit', 'price-list.unit', { type: label, unit: UNITS[unit] });
    }
  }
  const isBad = findings.some(({ level }) => level === 'error');
  const row = isBad || validFrom === null ? null : { line, product, validFrom, validTo, region, basis, scope, prices };
  return { row, findings };
}
