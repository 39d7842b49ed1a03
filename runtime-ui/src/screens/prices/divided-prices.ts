import type { Calculation, PriceResult } from '../../client/tariff.ts';

export type DividedPrice = { readonly product: PriceResult['product']; readonly parts: Calculation['parts'] };

/** Prices whose parts are known: an all-in price may have none, and is nobody's share then. */
export const dividedPrices = (results: readonly PriceResult[]): readonly DividedPrice[] =>
  results.flatMap(({ product, costs }) =>
    costs && costs.calculation.parts.length > 0 ? [{ product, parts: costs.calculation.parts }] : [],
  );
