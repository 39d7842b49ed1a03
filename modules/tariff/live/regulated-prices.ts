import type { Issue } from '@leitwerk/metadata/issue';
import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import type { Component, VatRate } from '../core/component.ts';
import type { Period } from '../core/days.ts';
import { plusMonths } from '../core/days.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { CalculationInput } from './calculation-input.ts';
import { concessionFee } from './concession-fee.ts';
import type { Delivery } from './delivery.ts';
import type { GridPrices } from './grid-components.ts';
import { gridComponents } from './grid-components.ts';
import type { NetworkSheet } from './read-network.ts';
import type { RegulatedValue } from './read-regulated.ts';
import { leviesOf, meteringOf } from './read-regulated.ts';

export type DeliveryPrices = {
  readonly input: CalculationInput;
  readonly delivery: Delivery;
  readonly values: readonly RegulatedValue[];
  readonly sheets: readonly NetworkSheet[];
  readonly vat: readonly VatRate[];
};

/** The first and the following year of supply. */
const askedFrom = (start: string): Period => ({ from: start, to: dayAfter(plusMonths(start, 24), -1) });

/**
 * Grid, metering, concession fee, levies and taxes of a delivery, or why they are not known. What is the same for all products is
 * worked out once; of a product it matters only whether it is basic supply.
 */
export function regulatedPrices(given: DeliveryPrices): (isBasicSupply: boolean) => GridPrices {
  const { input, delivery, values, sheets, vat } = given;
  const { lookup, consumption, isIntervalMetered } = delivery;
  const { area } = lookup;
  const against = (issue: Issue) => () => ({ components: [], issues: [issue] });
  if (!area)
    return against(tariffIssue('address', lookup.status === 'ambiguous' ? 'tariff.area-ambiguous' : 'tariff.no-area'));
  if (sheets.length === 0) return against(tariffIssue('address', 'tariff.no-network-sheet', { area: area.name }));
  const choice = input.section14a ?? null;
  const meter = input.meter ?? 'modern-meter';
  if (choice !== null && input.division === 'gas') return against(tariffIssue('section14a', 'tariff.section14a-gas'));
  if (isIntervalMetered && (choice === 'module2' || choice === 'module3'))
    return against(tariffIssue('section14a', 'tariff.section14a-interval'));
  if (choice === 'module3' && meter === 'modern-meter') return against(tariffIssue('meter', 'tariff.module3-meter'));
  const grid = gridComponents(sheets, choice, values, vat, { period: askedFrom(input.start), consumption });
  const hasMetering = grid.components.some((one) => one.kind === 'metering');
  const metering = hasMetering || input.division === 'gas' ? [] : meteringOf(values, meter);
  const levies = leviesOf(values, input.levyExemption === true);
  const feeOf = (isBasicSupply: boolean): readonly Component[] | null =>
    concessionFee(values, {
      division: input.division,
      consumption,
      isIntervalMetered,
      isLowVoltage: (input.networkLevel ?? 'low') === 'low',
      isBasicSupply,
      isCooking: input.cooking === true,
      start: input.start,
      municipalityKey: area.municipalityKey,
      inhabitants: lookup.inhabitants,
      hasLowLoad: consumption.registers?.['off-peak'] !== undefined && choice !== 'module3',
    });
  const withFee = (fee: readonly Component[] | null): GridPrices => ({
    components: [...grid.components, ...metering, ...(fee ?? []), ...levies],
    issues: [...grid.issues, ...(fee === null ? [tariffIssue('address', 'tariff.no-municipality')] : [])],
  });
  const basic = withFee(feeOf(true));
  const other = withFee(feeOf(false));
  return (isBasicSupply) => (isBasicSupply ? basic : other);
}
