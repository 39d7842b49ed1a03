import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-';

/** Energy Identification Code (ENTSO-E EIC reference manual), 16 characters with a check character. */
export function eic(text: string): ParsedFormat {
  const value = squeezed(text);
  if (!/^[0-9A-Z]{2}[XYZWTVA][0-9A-Z-]{12}[0-9A-Z]$/.test(value)) return { code: 'format.eic' };
  let sum = 0;
  for (const [index, character] of [...value.slice(0, 15)].entries())
    sum += CHARACTERS.indexOf(character) * (16 - index);
  return CHARACTERS[36 - ((sum - 1) % 37)] === value.at(-1) ? { value } : { code: 'format.eic' };
}
