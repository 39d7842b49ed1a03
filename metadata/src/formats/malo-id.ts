import { type Format, withoutBlanks } from './format.ts';

/**
 * Digits on odd places count once, on even places twice, as plain products. It is not Luhn, which would take
 * the cross-sum of the doubled digits.
 */
function checkDigit(digits: string): number {
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) sum += Number(digit) * (index % 2 === 0 ? 1 : 2);
  return (10 - (sum % 10)) % 10;
}

/** A market location: 11 digits, the last of which checks the others. */
export const maloId: Format = (text) => {
  const value = withoutBlanks(text);
  if (!/^[1-9]\d{10}$/.test(value)) return { code: 'format.malo-id' };
  return checkDigit(value.slice(0, 10)) === Number(value[10]) ? { value } : { code: 'format.malo-id-check' };
};
