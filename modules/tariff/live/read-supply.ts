import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Component, Group, Register, Words } from '../core/component.ts';
import { readRecords, textIn, validityOf } from '../read-records.ts';
import type { PriceSheetSettings } from '../settings.ts';
import { withoutOverlap } from './choose-sheets.ts';

/** A price sheet of a product. */
export type SupplySheet = {
  readonly id: string;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo?: string;
  /** `all-in`: grid, levies and taxes are contained. */
  readonly scope: 'all-in' | 'supply';
  readonly components: readonly Component[];
};

type Kind = { readonly kind: string; readonly group: Group; readonly label: Words; readonly register?: Register };

const ENERGY = { de: 'Arbeitspreis', en: 'Energy price' };
const KINDS: Readonly<Record<string, Kind>> = {
  'base-price': { kind: 'base-price', group: 'supply', label: { de: 'Grundpreis', en: 'Base price' } },
  'energy-price': { kind: 'energy-price', group: 'supply', label: ENERGY },
  'energy-price-peak': { kind: 'energy-price', group: 'supply', label: ENERGY, register: 'peak' },
  'energy-price-off-peak': { kind: 'energy-price', group: 'supply', label: ENERGY, register: 'off-peak' },
  'capacity-price': { kind: 'capacity-price', group: 'supply', label: { de: 'Leistungspreis', en: 'Capacity price' } },
  'metering-price': { kind: 'metering-price', group: 'metering', label: { de: 'Messpreis', en: 'Metering price' } },
};

/**
 * Published price sheets of products up to a day, by product: those of the postal code before those for everywhere, later ones
 * before earlier ones.
 */
export async function readSupply(
  context: Pick<ModuleContext, 'list' | 'entity'>,
  settings: PriceSheetSettings,
  products: readonly string[],
  until: string,
  postalCode: string | null,
): Promise<ReadonlyMap<string, readonly SupplySheet[]>> {
  const { entity, product, status, published, archived } = settings;
  const records = await readRecords(
    context,
    entity,
    {
      [product]: { in: products },
      [settings.validFrom]: { lte: until },
      ...(status !== undefined && published && { [status]: { in: published } }),
      ...(archived !== undefined && { [archived]: false }),
    },
    { sort: [`-${settings.validFrom}`] },
  );
  const found = new Map<string, readonly SupplySheet[]>();
  const byProduct = Map.groupBy(records, (record) => record[product]);
  for (const id of products) {
    const own = (byProduct.get(id) ?? [])
      .filter((record) => reaches(textIn(record, settings.postalCodes), postalCode))
      .sort((a, b) => Number(isRegional(b, settings)) - Number(isRegional(a, settings)));
    found.set(id, withoutOverlap(own.map((record) => sheetOf(record, settings, context))));
  }
  return found;
}

/** Whether a sheet's postal codes reach one: codes or how they begin, divided by blanks, commas or lines; none for everywhere. */
export function reaches(codes: string, postalCode: string | null): boolean {
  const named = codes.split(/[\s,;]+/).filter((code) => code !== '');
  return named.length === 0 || (postalCode !== null && named.some((code) => postalCode.startsWith(code)));
}

const isRegional = (record: WireRecord, settings: PriceSheetSettings): boolean =>
  textIn(record, settings.postalCodes).trim() !== '';

/** A record of a price sheet as prices. */
export function sheetOf(
  record: WireRecord,
  settings: PriceSheetSettings,
  context: Pick<ModuleContext, 'entity'>,
): SupplySheet {
  const validity = validityOf(record, { from: settings.validFrom, to: settings.validTo });
  const title = textIn(record, context.entity(settings.entity)?.entity.titleField);
  const basis = textIn(record, settings.basis) === 'net' ? 'net' : 'gross';
  const rows = (record[settings.positions] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return {
    id: record.id,
    title,
    ...validity,
    scope: textIn(record, settings.scope) === 'supply' ? 'supply' : 'all-in',
    components: rows.flatMap((row) => {
      const known = KINDS[textIn(row, 'type')];
      if (!known) return [];
      return [
        {
          ...known,
          unit: textIn(row, 'unit') as Component['unit'],
          price: textIn(row, 'price'),
          basis,
          series: 'supply',
          ...tierOf(row),
          ...validity,
          source: title,
        },
      ];
    }),
  };
}

/** Sheets name the first and the last whole kWh of a tier: from 50,001 is above 50,000. */
function tierOf(row: Readonly<Record<string, unknown>>): Partial<Pick<Component, 'kwhFrom' | 'kwhTo'>> {
  const from = Number(textIn(row, 'tierFrom'));
  const to = textIn(row, 'tierTo');
  return { ...(from > 0 && { kwhFrom: String(from - 1) }), ...(to !== '' && { kwhTo: to }) };
}
