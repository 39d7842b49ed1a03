import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { idIn, readRecords, textIn } from '../read-records.ts';
import type { TariffSettings } from '../settings.ts';
import { priceListIssue } from './price-list-issue.ts';
import { regionOf } from './regions.ts';

/** A price sheet that is there already. */
export type KnownSheet = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly isPublished: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: string;
  readonly scope: string;
  readonly region: readonly string[];
  readonly positions: readonly Readonly<Record<string, unknown>>[];
};

export type KnownProduct = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly isActive: boolean;
  readonly sheets: readonly KnownSheet[];
};

/** Names of fields that price lists need beside those of calculations. */
export function listSettings({ products, priceSheets }: TariffSettings): {
  readonly code: string;
  readonly version: string;
  readonly name: string;
} {
  const { code } = products;
  const { version, name } = priceSheets;
  if (code === undefined || version === undefined || name === undefined)
    throw new ActionRefused([priceListIssue('', 'price-list.no-settings')]);
  return { code, version, name };
}

/** Products by their code with all their price sheets that are not archived, as the actor may read them. */
export async function readKnown(
  codes: readonly string[],
  settings: TariffSettings,
  context: ModuleContext,
): Promise<ReadonlyMap<string, KnownProduct>> {
  const { products, priceSheets } = settings;
  const { code, version } = listSettings(settings);
  if (codes.length === 0) return new Map();
  const found = await readRecords(context, products.entity, { [code]: { in: codes } });
  const ids = found.map(({ id }) => id);
  const sheets =
    ids.length === 0
      ? []
      : await readRecords(
          context,
          priceSheets.entity,
          { [priceSheets.product]: { in: ids } },
          { sort: [priceSheets.validFrom] },
        );
  const titleOf = (entity: string, record: WireRecord): string =>
    textIn(record, context.entity(entity)?.entity.titleField);
  const byProduct = Map.groupBy(sheets, (record) => idIn(record, priceSheets.product));
  const sheetOf = (record: WireRecord): KnownSheet => ({
    id: record.id,
    title: titleOf(priceSheets.entity, record),
    version: Number(record[version] ?? 0),
    isPublished:
      (priceSheets.published?.includes(textIn(record, priceSheets.status)) ?? true) &&
      !(priceSheets.archived !== undefined && record[priceSheets.archived] === true),
    validFrom: textIn(record, priceSheets.validFrom),
    validTo: textIn(record, priceSheets.validTo) || null,
    basis: textIn(record, priceSheets.basis),
    scope: textIn(record, priceSheets.scope) || 'all-in',
    region: regionOf(textIn(record, priceSheets.postalCodes)),
    positions: (record[priceSheets.positions] ?? []) as KnownSheet['positions'],
  });
  return new Map(
    found.map((record) => [
      textIn(record, code),
      {
        id: record.id,
        code: textIn(record, code),
        title: titleOf(products.entity, record),
        isActive: products.active === undefined || record[products.active] === true,
        sheets: (byProduct.get(record.id) ?? []).map(sheetOf),
      },
    ]),
  );
}
