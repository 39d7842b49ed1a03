import { percent as shown } from '../shown-types/percent.ts';
import { decimalType } from './decimal-type.ts';

/** The percentage itself: 19.00 is 19 %. */
export const percent = decimalType('percent', [], 2, shown);
