import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Action } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { CalculationInput } from '../live/calculation-input.ts';
import { OFFER_INPUT } from '../live/calculation-input.ts';
import type { OfferSettings } from '../settings.ts';
import type { KeptCalculation } from './kept-calculation.ts';
import { calculateFor, offerSettings, readOffer } from './kept-calculation.ts';

/** Calculates the prices of an offer and keeps with it how they came about. */
export const priceOffer: Action = {
  label: { de: 'Angebot berechnen', en: 'Calculate an offer' },
  input: OFFER_INPUT,
  run: async (given, context) => {
    const { offer: id, ...input } = given as { readonly offer: string } & CalculationInput;
    const offer = await readOffer(id, context);
    const kept = await calculateFor(offer, input, context);
    await keepWith(offer, kept, context);
    return kept;
  },
};

/** Writes a calculation and the prices it gives into an offer. Refused when somebody has changed the offer meanwhile. */
export async function keepWith(offer: WireRecord, kept: KeptCalculation, context: ModuleContext): Promise<void> {
  const settings = offerSettings(context);
  const { entity, calculation } = settings;
  const values = { ...pricesIn(kept, settings), [calculation]: insteadOf(offer[calculation], kept) };
  await context.write([{ action: 'update', entity, id: offer.id, version: offer.version, values }]);
}

/** The prices of a calculation, and the price sheet that is valid on the first day, by the fields of an offer. */
export function pricesIn(
  { prices, priceSheets, input }: KeptCalculation,
  { priceSheet, consumption, energyPrice, basePrice }: OfferSettings,
): Readonly<Record<string, unknown>> {
  const sheet = priceSheets.find(
    (one) => one.validFrom <= input.start && (one.validTo === null || one.validTo >= input.start),
  );
  return {
    [consumption]: Number(prices.kwh),
    [energyPrice]: prices.energyPrice,
    [basePrice]: prices.basePrice,
    ...(priceSheet !== undefined && { [priceSheet]: sheet?.id ?? null }),
  };
}

type Values = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A write merges objects into those that are stored: the patch that leaves nothing of the one before. */
function insteadOf(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return Object.fromEntries([
    ...gone.map((name) => [name, null]),
    ...Object.entries(after).map(([name, value]) => [name, insteadOf(before[name], value)]),
  ]);
}
