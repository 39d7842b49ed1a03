import type { Issue } from '@leitwerk/metadata/issue';
import { messageOf } from '@leitwerk/metadata/messages';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { shapeIssues } from '@leitwerk/platform/module/check-input';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { AreaLookup } from '../area/find-area.ts';
import type { Calculation } from '../core/calculation.ts';
import { daysOf } from '../core/days.ts';
import { Exact, factorOf, HUNDRED, rounded, sumOf, ZERO } from '../core/exact.ts';
import type { YearCosts } from '../core/year-costs.ts';
import type { CalculationInput } from '../live/calculation-input.ts';
import type { Comparison, SheetName } from '../live/compare-products.ts';
import { compareProducts } from '../live/compare-products.ts';
import { idIn } from '../read-records.ts';
import type { OfferSettings } from '../settings.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';
import { KEPT_CALCULATION, LAYOUT } from './kept-schema.ts';

/** A calculation as an offer keeps it: what was asked, what was found, and with which sheets. */
export type KeptCalculation = {
  readonly layout: typeof LAYOUT;
  readonly calculatedOn: string;
  readonly input: CalculationInput;
  readonly product: { readonly id: string; readonly title: string };
  readonly area: AreaLookup['area'];
  readonly priceSheets: readonly SheetName[];
  readonly networkSheets: Comparison['networkSheets'];
  readonly costs: YearCosts;
  /** What the offer's fields say: ct/kWh and € in a year, with tax. */
  readonly prices: OfferPrices;
};

export type OfferPrices = {
  readonly kwh: string;
  readonly energyPrice: string;
  readonly basePrice: string;
};

/** @returns what the field of an offer holds, or, in words, why that is no calculation */
export function keptIn(value: unknown): { readonly kept: KeptCalculation } | { readonly issue: Issue } {
  const [wrong] = shapeIssues(KEPT_CALCULATION, value);
  if (!wrong) return { kept: value as KeptCalculation };
  const reason = { de: messageOf(wrong, 'de'), en: messageOf(wrong, 'en') };
  return { issue: tariffIssue('offer', 'tariff.not-kept', { place: wrong.path, reason }) };
}

export function offerSettings(context: Pick<ModuleContext, 'settings'>): OfferSettings {
  const { offers } = tariffSettings(context.settings('tariff'));
  if (!offers) throw new ActionRefused([tariffIssue('offer', 'tariff.no-offer')]);
  return offers;
}

/** The offer as the actor may read it. */
export async function readOffer(id: string, context: ModuleContext): Promise<WireRecord> {
  const { entity } = offerSettings(context);
  const { items } = await context.list(entity, { filter: { id }, limit: 1 });
  if (!items[0]) throw new ActionRefused([tariffIssue('offer', 'tariff.no-offer')]);
  return items[0];
}

/** Calculates for the product of an offer. Refuses with what stands against it. */
export async function calculateFor(
  offer: WireRecord,
  input: CalculationInput,
  context: ModuleContext,
): Promise<KeptCalculation> {
  const product = idIn(offer, offerSettings(context).product);
  if (product === '') throw new ActionRefused([tariffIssue('offer', 'tariff.offer-without-product')]);
  return calculateProduct(product, input, context);
}

/** Calculates for a product. Refuses with what stands against it. */
export async function calculateProduct(
  product: string,
  input: CalculationInput,
  context: ModuleContext,
): Promise<KeptCalculation> {
  const { lookup, networkSheets, consumption, results } = await compareProducts(
    input,
    { products: [product] },
    context,
  );
  const [result] = results;
  if (!result?.costs) throw new ActionRefused(result?.issues ?? []);
  return {
    layout: LAYOUT,
    calculatedOn: context.today,
    input,
    product: result.product,
    area: lookup.area,
    priceSheets: result.priceSheets,
    networkSheets,
    costs: result.costs,
    prices: pricesOf(result.costs.calculation, consumption.kwh),
  };
}

/**
 * One price per kWh and one per year for the fields of an offer. Several registers or times make the average per kWh, prices for
 * demand are part of that per year.
 */
export function pricesOf(calculation: Calculation, kwh: string): OfferPrices {
  const { unitPrices, basePrices, display, period } = calculation;
  const whole = daysOf(period);
  const yearly = sumOf(basePrices.map((one) => new Exact(one.gross).times(daysOf(one)).div(whole)));
  const base = rounded(yearly.plus(capacityOf(calculation)), 2);
  const [only] = unitPrices;
  const quantity = new Exact(kwh);
  const average = quantity.isZero() ? ZERO : new Exact(display.gross).minus(base).div(quantity).times(HUNDRED);
  const energy = only && unitPrices.length === 1 && !only.isAverage ? new Exact(only.gross) : rounded(average, 4);
  return { kwh: rounded(quantity, 0).toFixed(), energyPrice: energy.toFixed(4), basePrice: base.toFixed(2) };
}

function capacityOf({ groups }: Calculation): Exact {
  const positions = groups.flatMap((group) => group.positions).filter((one) => one.priceUnit === 'eur-kw-year');
  return sumOf(
    positions.map((one) =>
      one.basis === 'gross' ? new Exact(one.exact) : new Exact(one.exact).times(factorOf(one.vatPercent)),
    ),
  );
}
