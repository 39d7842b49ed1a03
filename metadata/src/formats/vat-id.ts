import { type Format, withoutBlanks } from './format.ts';

/** ISO 7064 MOD 11,10: the check digit of German VAT numbers. */
function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10;
}

/** A VAT number of the EU. German ones are checked by their digit, others by their shape: each country has its own rule. */
export const vatId: Format = (text) => {
  const value = withoutBlanks(text).toUpperCase().replace(/[.-]/g, '');
  if (value.startsWith('DE')) {
    const isRight = /^DE[1-9]\d{8}$/.test(value) && checkDigit(value.slice(2, 10)) === Number(value[10]);
    return isRight ? { value } : { code: 'format.vat-id' };
  }
  return /^[A-Z]{2}[0-9A-Z+*]{2,12}$/.test(value) && /\d/.test(value) ? { value } : { code: 'format.vat-id' };
};
