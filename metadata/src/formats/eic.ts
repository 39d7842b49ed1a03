import { type Format, withoutBlanks } from './format.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-';

function checkCharacter(text: string): string {
  let sum = 0;
  for (const [index, character] of [...text].entries()) sum += ALPHABET.indexOf(character) * (16 - index);
  return ALPHABET[36 - ((sum - 1) % 37)] ?? '';
}

/** A code of ENTSO-E for areas and balance groups: 16 characters, the last of which checks the others. */
export const eic: Format = (text) => {
  const value = withoutBlanks(text).toUpperCase();
  if (!/^\d\d[AVTWXYZ][0-9A-Z-]{12}[0-9A-Z]$/.test(value)) return { code: 'format.eic' };
  return checkCharacter(value.slice(0, 15)) === value[15] ? { value } : { code: 'format.eic-check' };
};
