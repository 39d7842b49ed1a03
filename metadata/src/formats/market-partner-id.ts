import { type Format, withoutBlanks } from './format.ts';

/** EAN-13: every second digit counts three times. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) sum += Number(digit) * (index % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

/** A party of the energy market: 99… (BDEW) and 98… (DVGW) have no check digit that is relied on, a GLN has one. */
export const marketPartnerId: Format = (text) => {
  const value = withoutBlanks(text);
  if (!/^\d{13}$/.test(value)) return { code: 'format.market-partner-id' };
  if (/^9[89]/.test(value)) return { value };
  return checkDigit(value.slice(0, 12)) === Number(value[12]) ? { value } : { code: 'format.market-partner-id-check' };
};
