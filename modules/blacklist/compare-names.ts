import { fold } from '@leitwerk/platform/module/fold';
import { colognePhonetic } from 'cologne-phonetic';
import { distance } from 'fastest-levenshtein';

/** Words that say what a company is, not which one. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'gmbh mbh ag kg kgaa ohg ug gbr eg ek ev se haftungsbeschraenkt co und and the limited ltd inc llc bv sarl'.split(
    ' ',
  ),
);

const NOT_LETTERS = /[^a-z0-9]+/g;

/** Letters and digits only, as they are compared. */
export const plain = (text: string): string => fold(text.normalize('NFC')).replace(NOT_LETTERS, '');

/** A company's name without its legal form, `e. K.` included. */
export function plainCompany(text: string): string {
  const words = fold(text.normalize('NFC'))
    .replace(/\be\.?\s*(k|v)\b\.?/g, ' ')
    .split(NOT_LETTERS)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !LEGAL_FORMS.has(word));
  return (kept.length > 0 ? kept : words).join('');
}

/** What a name sounds like in German; names that sound alike have the same. @param name as `plain` makes it */
export const soundOf = (name: string): string => (name === '' ? '' : colognePhonetic(name));

/** How a name begins: with `soundOf` what names to be compared must share, so that they are found without reading all. */
export const startOf = (name: string): string => name.slice(0, 3);

/** Share of letters that may differ between names that sound alike. */
const ALIKE = 0.4;

/** Whether two plain names are likely the same: a slip or two in longer ones, or another spelling of the same sound. */
export function isSameName(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  if (one === other) return true;
  const longer = Math.max(one.length, other.length);
  const apart = distance(one, other);
  if (apart <= (longer >= 10 ? 2 : longer >= 5 ? 1 : 0)) return true;
  return apart / longer <= ALIKE && soundOf(one) === soundOf(other);
}

/** Given names: the same, one of several, or an initial. */
export function isSameGivenName(one: string, other: string): boolean {
  const names = (text: string): string[] =>
    text
      .split(/[\s-]+/)
      .map(plain)
      .filter((name) => name !== '');
  const mine = names(one);
  const theirs = names(other);
  return mine.some((name) =>
    theirs.some(
      (given) =>
        isSameName(name, given) ||
        (name.length === 1 && given.startsWith(name)) ||
        (given.length === 1 && name.startsWith(given)),
    ),
  );
}
