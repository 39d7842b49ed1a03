import { currencySign } from './decimal-text.ts';
import { shownDecimal } from './decimal-type.ts';

/** Every digit of an amount is shown, zeros too. */
export const money = shownDecimal(String, (field) => currencySign(field.currency));
