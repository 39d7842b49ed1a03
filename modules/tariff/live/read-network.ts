import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Component, Group, Register, Words } from '../core/component.ts';
import { readRecords, textIn, validityOf } from '../read-records.ts';
import { withoutOverlap } from './choose-sheets.ts';

const SHEET = 'tariff-network-sheet';

/** A network price sheet with those of its prices that count for a customer. */
export type NetworkSheet = {
  readonly id: string;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: string;
  readonly isProvisional: boolean;
  /** Grid, metering, reading, billing, and published prices of §14a EnWG. */
  readonly components: readonly Component[];
};

/** Whom a price of a sheet is for. */
export type NetworkCustomer = {
  readonly customerGroup: 'household' | 'business';
  readonly networkLevel: 'low' | 'medium' | 'high';
  readonly metering: 'standard-load-profile' | 'interval-metered';
};

const KINDS: Readonly<Record<string, { readonly group: Group; readonly label: Words }>> = {
  'grid-base': { group: 'grid', label: { de: 'Netz-Grundpreis', en: 'Grid base price' } },
  'grid-energy': { group: 'grid', label: { de: 'Netz-Arbeitspreis', en: 'Grid energy price' } },
  'grid-capacity': { group: 'grid', label: { de: 'Netz-Leistungspreis', en: 'Grid capacity price' } },
  metering: { group: 'metering', label: { de: 'Messstellenbetrieb', en: 'Metering point operation' } },
  'meter-reading': { group: 'metering', label: { de: 'Ablesung', en: 'Meter reading' } },
  billing: { group: 'metering', label: { de: 'Abrechnung', en: 'Billing' } },
  'section14a-module1': {
    group: 'grid',
    label: { de: '§14a EnWG Modul 1: pauschale Minderung', en: '§14a EnWG module 1: flat reduction' },
  },
  'section14a-module2': {
    group: 'grid',
    label: { de: '§14a EnWG Modul 2: Netz-Arbeitspreis', en: '§14a EnWG module 2: grid energy price' },
  },
  'section14a-module3': {
    group: 'grid',
    label: { de: '§14a EnWG Modul 3: Netz-Arbeitspreis', en: '§14a EnWG module 3: grid energy price' },
  },
};

/**
 * The price sheets of a grid area up to a day, without overlaps: one that begins later goes before an earlier one, whose end is
 * often left open; of the same first day a final one goes before a provisional one, then the higher version.
 * @param until last day of interest; earlier sheets are read too, for what goes on after them
 */
export async function readNetwork(
  context: Pick<ModuleContext, 'list'>,
  area: string,
  until: string,
  customer: NetworkCustomer,
): Promise<readonly NetworkSheet[]> {
  const records = await readRecords(context, SHEET, { area, validFrom: { lte: until } });
  const best = records.toSorted(
    (a, b) =>
      compared(textIn(b, 'validFrom'), textIn(a, 'validFrom')) ||
      Number(isFinal(b)) - Number(isFinal(a)) ||
      Number(b['sheetVersion']) - Number(a['sheetVersion']) ||
      // Two that nothing tells apart: the same one at every question.
      compared(b.id, a.id),
  );
  return withoutOverlap(best.map((record) => sheetOf(record, customer)));
}

const isFinal = (record: WireRecord): boolean => record['sheetStatus'] === 'final';
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sheetOf(record: WireRecord, customer: NetworkCustomer): NetworkSheet {
  const validity = validityOf(record);
  const source = textIn(record, 'source');
  const rows = (record['components'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return {
    id: record.id,
    title: textIn(record, 'displayName'),
    ...validity,
    source,
    isProvisional: !isFinal(record),
    components: rows
      .filter((row) =>
        (['customerGroup', 'networkLevel', 'metering'] as const).every((name) =>
          ['', customer[name]].includes(textIn(row, name)),
        ),
      )
      .flatMap((row) => componentOf(row, validity, source)),
  };
}

function componentOf(
  row: Readonly<Record<string, unknown>>,
  validity: { readonly validFrom: string; readonly validTo?: string },
  source: string,
): readonly Component[] {
  const kind = textIn(row, 'component');
  const known = KINDS[kind];
  if (!known) return [];
  return [
    {
      kind,
      ...known,
      unit: textIn(row, 'unit') as Component['unit'],
      price: textIn(row, 'price'),
      basis: 'net',
      series: 'network',
      ...(textIn(row, 'register') !== '' && { register: textIn(row, 'register') as Register }),
      ...(textIn(row, 'model') !== '' && { model: textIn(row, 'model') as 'steps' | 'zones' }),
      ...boundsOf(row),
      ...validity,
      source,
    },
  ];
}

type Bound = 'kwhFrom' | 'kwhTo' | 'kwFrom' | 'kwTo' | 'hoursFrom' | 'hoursTo';
const BOUNDS: readonly Bound[] = ['kwhFrom', 'kwhTo', 'kwFrom', 'kwTo', 'hoursFrom', 'hoursTo'];

/** Those that a row has. */
export function boundsOf(row: Readonly<Record<string, unknown>>): Partial<Record<Bound, string>> {
  return Object.fromEntries(BOUNDS.flatMap((name) => (textIn(row, name) === '' ? [] : [[name, textIn(row, name)]])));
}
