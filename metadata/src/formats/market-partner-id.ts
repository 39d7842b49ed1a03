import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

/** BDEW (99…), DVGW (98…) or GS1 number. Only GS1's check digit (EAN-13) is binding. */
export function marketPartnerId(text: string): ParsedFormat {
  const value = squeezed(text);
  if (!/^\d{13}$/.test(value)) return { code: 'format.market-partner-id' };
  return /^9[89]/.test(value) || isEan(value) ? { value } : { code: 'format.market-partner-id' };
}

function isEan(value: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...value].entries()) sum += Number(digit) * (index % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}
