import { type Format, withoutBlanks } from './format.ts';

/** A metering location: 33 characters without a check digit. Postal code and operator in it may be out of date. */
export const meloId: Format = (text) => {
  const value = withoutBlanks(text).toUpperCase().replaceAll('.', '');
  const hasShape = value.startsWith('DE') ? /^DE\d{11}[0-9A-Z]{20}$/ : /^[A-Z]{2}[0-9A-Z]{31}$/;
  return hasShape.test(value) ? { value } : { code: 'format.melo-id' };
};
