/** One spelling of a name of a place or street: no case, umlauts and ß written out, `str.` as `strasse`, no blanks or marks. */
export const spelled = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/str(\.|\b)/g, 'strasse')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');

/** A house number as number and suffix, of `12 a` or the first of `12-14`; null when it does not begin with a number. */
export function houseOf(text: string): { readonly number: number; readonly suffix: string } | null {
  const found = /^\s*(\d{1,4})\s*([a-z]?)/i.exec(text);
  return found ? { number: Number(found[1]), suffix: (found[2] ?? '').toLowerCase() } : null;
}
