import { decimal as shown } from '../shown-types/decimal.ts';
import { decimalType } from './decimal-type.ts';

export const decimal = decimalType('decimal', ['unit'], 4, shown);
