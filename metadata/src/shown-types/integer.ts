import { shownDecimal } from './decimal-type.ts';

export const integer = shownDecimal(String, (field) => field.unit);
