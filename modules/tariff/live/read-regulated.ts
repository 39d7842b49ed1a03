import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Component, Group, VatRate } from '../core/component.ts';
import { validOn } from '../core/slices.ts';
import type { Division } from '../division.ts';
import { readRecords, textIn, validityOf } from '../read-records.ts';
import { boundsOf } from './read-network.ts';

const VALUE = 'tariff-regulated-value';

/** A regulated value as it is recorded. */
export type RegulatedValue = {
  readonly kind: string;
  readonly value: string;
  readonly customerGroup: string;
  readonly inhabitantsTo: number | null;
  readonly municipalityKey: string;
  readonly meter: string;
  readonly isWaivable: boolean;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: string;
  readonly component: Component;
};

const GROUPS: Readonly<Record<string, Group>> = {
  'kwkg-levy': 'levies',
  'offshore-levy': 'levies',
  'network-use-levy': 'levies',
  'balancing-levy': 'levies',
  'gas-storage-levy': 'levies',
  'electricity-tax': 'taxes',
  'gas-tax': 'taxes',
  'co2-price': 'taxes',
  'concession-fee': 'concession',
  metering: 'metering',
};

/**
 * All regulated values of a division up to a day, those that have ended too: they may have to be assumed to go on. Of concession
 * fees of single municipalities only those of the one that is supplied; the country has some 11,000.
 * @param municipality its key; null when it is not known
 */
export async function readRegulated(
  context: Pick<ModuleContext, 'list'>,
  division: Division,
  until: string,
  municipality: string | null,
): Promise<readonly RegulatedValue[]> {
  const orNone = (field: string, value: string | null): object => ({
    or: [{ [field]: { isNull: true } }, ...(value === null ? [] : [{ [field]: value }])],
  });
  const records = await readRecords(context, VALUE, {
    validFrom: { lte: until },
    and: [orNone('division', division), orNone('municipalityKey', municipality)],
  });
  return records.map(regulatedFrom);
}

function regulatedFrom(record: WireRecord): RegulatedValue {
  const validity = validityOf(record);
  const kind = textIn(record, 'kind');
  const name = textIn(record, 'name');
  const english = textIn(record, 'nameEnglish');
  const source = textIn(record, 'source');
  const value = textIn(record, 'value');
  const inhabitantsTo = record['inhabitantsTo'];
  return {
    kind,
    value,
    customerGroup: textIn(record, 'customerGroup'),
    inhabitantsTo: typeof inhabitantsTo === 'number' ? inhabitantsTo : null,
    municipalityKey: textIn(record, 'municipalityKey'),
    meter: textIn(record, 'meter'),
    isWaivable: record['waivable'] === true,
    ...validity,
    source,
    component: {
      kind,
      group: GROUPS[kind] ?? 'levies',
      label: { de: name, en: english === '' ? name : english },
      unit: textIn(record, 'unit') as Component['unit'],
      price: value,
      basis: textIn(record, 'priceBasis') === 'gross' ? 'gross' : 'net',
      ...(textIn(record, 'model') !== '' && { model: textIn(record, 'model') as 'steps' | 'zones' }),
      ...boundsOf(record),
      ...validity,
      source,
    },
  };
}

/** Levies and taxes on each kWh. @param isExempt those that §22 EnFG waives are left out */
export const leviesOf = (values: readonly RegulatedValue[], isExempt: boolean): readonly Component[] =>
  values.filter(({ kind, isWaivable }) => isLevy(kind) && !(isExempt && isWaivable)).map(({ component }) => component);

const isLevy = (kind: string): boolean => GROUPS[kind] === 'levies' || GROUPS[kind] === 'taxes';

export const vatOf = (values: readonly RegulatedValue[]): readonly VatRate[] =>
  values
    .filter(({ kind }) => kind === 'vat')
    .map(({ value, source, validFrom, validTo }) => ({
      percent: value,
      validFrom,
      ...(validTo !== undefined && { validTo }),
      source,
    }));

/** The cap of the metering point operator's price for a kind of meter. */
export const meteringOf = (values: readonly RegulatedValue[], meter: string): readonly Component[] =>
  values.filter((one) => one.kind === 'metering' && one.meter === meter).map(({ component }) => component);

/** A single figure that is valid on a day; null when there is none. */
export const figureOn = (values: readonly RegulatedValue[], kind: string, date: string): RegulatedValue | null =>
  validOn(
    values.filter((one) => one.kind === kind),
    date,
  )[0] ?? null;
