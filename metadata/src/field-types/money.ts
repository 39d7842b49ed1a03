import { decimalType } from './decimal-type.ts';

/** An amount in the field's currency. */
export const money = decimalType('money', ['currency'], 2, ({ currency = 'EUR' }) =>
  currency === 'EUR' ? '€' : currency,
);
