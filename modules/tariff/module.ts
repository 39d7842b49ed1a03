import type { Module } from '@leitwerk/platform/module/module';
import { importSheets } from './import/import-sheets.ts';
import { calculationFits } from './offer/calculation-fits.ts';
import { keepPublishedSheets } from './offer/keep-published-sheets.ts';
import { makeOffer } from './offer/make-offer.ts';
import { priceOffer } from './offer/price-offer.ts';
import { recalculateOffer } from './offer/recalculate-offer.ts';
import { recalculateContracts } from './portfolio/recalculate-contracts.ts';
import { recalculationRun } from './portfolio/recalculation-run.ts';
import { importPriceList } from './price-list/import-price-list.ts';
import { routes } from './routes.ts';

/** Prices of energy from records: grid areas, network prices, regulated values, products and their price sheets. */
export const module: Module = {
  name: 'tariff',
  routes,
  actions: { makeOffer, priceOffer, recalculateOffer, importSheets, importPriceList, recalculateContracts },
  runs: { recalculation: recalculationRun },
  rules: [calculationFits, keepPublishedSheets],
};
