import { money as shown } from '../shown-types/money.ts';
import { decimalType } from './decimal-type.ts';

/** An amount in the field's currency. */
export const money = decimalType('money', ['currency'], 2, shown);
