import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { tariffSettings } from '../settings.ts';
import { buildSheets } from './build-sheets.ts';
import type { CheckedSheet } from './check-sheets.ts';
import { checkSheets } from './check-sheets.ts';
import type { KnownProduct } from './known-sheets.ts';
import { readKnown } from './known-sheets.ts';
import type { Finding } from './price-list-issue.ts';
import { finding, priceListIssue } from './price-list-issue.ts';
import type { PriceListSettings } from './price-list-settings.ts';
import type { TableRow } from './read-price-rows.ts';
import { readPriceRows } from './read-price-rows.ts';

/** Action of the module `import` that reads files with columns. */
const READ_TABLE = 'import.readTable';
/** What a person must be allowed to call. */
const IMPORT_PRICE_LIST = 'tariff.importPriceList';
const MOST_ROWS = 20_000;
/** Created in one transaction. */
const MOST_SHEETS = 1000;

export type Table = {
  readonly file: { readonly id: string; readonly name: string; readonly size: number };
  readonly dialect: PriceListSettings['dialect'];
  readonly choices: readonly string[];
  readonly names: readonly string[];
  readonly rows: readonly TableRow[];
  readonly isMore: boolean;
};

export type CheckedList = {
  readonly sheets: readonly CheckedSheet[];
  /** In the order of the file. */
  readonly findings: readonly Finding[];
  readonly known: ReadonlyMap<string, KnownProduct>;
};

/** Whether somebody may import price lists, and the application reads files at all. */
export const mayImportPriceLists = (context: Pick<ModuleContext, 'mayCall'>): boolean =>
  context.mayCall(IMPORT_PRICE_LIST) && context.mayCall(READ_TABLE);

/** Rows of an uploaded file. Refuses whoever may not import price lists. */
export async function readPriceTable(
  input: {
    readonly file: string;
    readonly dialect?: PriceListSettings['dialect'];
    readonly language?: 'de' | 'en';
    readonly most?: number;
  },
  context: ModuleContext,
): Promise<Table> {
  if (!mayImportPriceLists(context)) throw new ActionRefused([priceListIssue('', 'price-list.no-import')]);
  return (await context.call(READ_TABLE, { most: MOST_ROWS, ...input })) as Table;
}

/** A whole list: read, put together, and held against what is there. Stores nothing. */
export async function checkPriceList(
  file: string,
  settings: PriceListSettings,
  context: ModuleContext,
): Promise<CheckedList> {
  const { dialect, language } = settings;
  const table = await readPriceTable({ file, dialect, language }, context);
  if (table.isMore) throw new ActionRefused([priceListIssue('file', 'price-list.too-many-rows', { most: MOST_ROWS })]);
  const read = await readPriceRows(table, settings, context);
  const built = buildSheets(read.rows);
  if (built.sheets.length > MOST_SHEETS)
    throw new ActionRefused([priceListIssue('file', 'price-list.too-many-sheets', { most: MOST_SHEETS })]);
  const codes = [...new Set(built.sheets.map(({ product }) => product))];
  const known = await readKnown(codes, tariffSettings(context.settings('tariff')), context);
  const checked = checkSheets(built.sheets, known, context.today);
  const all = [...read.findings, ...built.findings, ...checked.findings];
  const isEmpty = built.sheets.length === 0 && all.length === 0;
  const findings = isEmpty ? [finding('error', null, null, 'price-list.empty')] : all;
  return { sheets: checked.sheets, findings: findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)), known };
}
