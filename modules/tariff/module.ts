import type { Module } from '@leitwerk/platform/module/module';
import { routes } from './routes.ts';

/** Prices of energy from records: grid areas, network prices, regulated values, products and their price sheets. */
export const module: Module = { name: 'tariff', routes };
