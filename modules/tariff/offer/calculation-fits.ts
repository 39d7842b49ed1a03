import { isDeepStrictEqual } from 'node:util';
import type { Rule } from '@leitwerk/platform/module/module';
import { Exact } from '../core/exact.ts';
import { textIn } from '../read-records.ts';
import type { OfferSettings } from '../settings.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { OfferPrices } from './kept-calculation.ts';
import { keptIn } from './kept-calculation.ts';

type Values = Readonly<Record<string, unknown>>;

/** A calculation explains the prices of its offer: other prices, or another product, do without it. */
export const calculationFits: Rule = {
  name: 'tariff-calculation-fits',
  entity: (settings) => {
    const { offers } = tariffSettings(settings);
    return offers ? [offers.entity] : [];
  },
  on: ['create', 'update'],
  prepare: async (_batch, { settings }) => {
    const { offers } = tariffSettings(settings);
    return async ({ draft, before }) => {
      if (!offers) return {};
      const value = draft[offers.calculation] ?? null;
      if (value === null) return {};
      const isKept = before !== null && isDeepStrictEqual(value, before[offers.calculation]);
      const found = keptIn(value);
      if ('kept' in found && isOf(draft, found.kept.product.id, found.kept.prices, offers)) return {};
      // Whoever changes a price by hand does not want to be stopped by what explained the old one.
      if (isKept) return { changes: { [offers.calculation]: null } };
      if ('issue' in found) return { issues: [{ ...found.issue, path: offers.calculation }] };
      return { issues: [tariffIssue(offers.calculation, 'tariff.other-prices')] };
    };
  },
};

function isOf(draft: Values, product: string, prices: OfferPrices, offers: OfferSettings): boolean {
  const same = (field: string, wanted: string): boolean => {
    const text = textIn(draft, field);
    return text !== '' && new Exact(text).eq(wanted);
  };
  return (
    textIn(draft, offers.product) === product &&
    same(offers.consumption, prices.kwh) &&
    same(offers.energyPrice, prices.energyPrice) &&
    same(offers.basePrice, prices.basePrice)
  );
}
