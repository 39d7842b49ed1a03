import { withoutZeros } from './decimal-text.ts';
import { shownDecimal } from './decimal-type.ts';

export const decimal = shownDecimal(withoutZeros, (field) => field.unit);
