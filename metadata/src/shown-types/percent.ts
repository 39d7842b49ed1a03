import { withoutZeros } from './decimal-text.ts';
import { shownDecimal } from './decimal-type.ts';

/** The percentage itself: 19.00 is 19 %. */
export const percent = shownDecimal(withoutZeros, () => '%');
