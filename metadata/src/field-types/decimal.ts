import { decimalType } from './decimal-type.ts';

export const decimal = decimalType('decimal', ['unit'], 4, (field) => field.unit ?? '');
