import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

/** Shapes in the member states (Directive 2006/112/EC, VIES); only the German check digit is known to be stable enough to refuse by. */
const FOREIGN = /^(AT|BE|BG|CY|CZ|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[A-Z0-9+*]{8,12}$/;

export function vatId(text: string): ParsedFormat {
  const value = squeezed(text);
  const isRight = value.startsWith('DE') ? isGerman(value) : FOREIGN.test(value);
  return isRight ? { value } : { code: 'format.vat-id' };
}

/** ISO 7064 MOD 11,10. */
function isGerman(value: string): boolean {
  if (!/^DE[1-9]\d{8}$/.test(value)) return false;
  let product = 10;
  for (const digit of value.slice(2, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(value.at(-1));
}
