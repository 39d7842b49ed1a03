/** A comma or a point before the last digits; three digits may as well be a thousand. */
const GERMAN = [/^-?[\d.]*\d,(\d{1,2}|\d{4,6})$/, /^\d{1,2}\.\d{1,2}\.\d{4}$/];
const ENGLISH = [/^-?[\d,]*\d\.(\d{1,2}|\d{4,6})$/, /^\d{1,2}\/\d{1,2}\/\d{4}$/];

/** In which language numbers and days of a file are written, by those that only one of them has; null when nothing tells. */
export function writtenIn(cells: readonly string[]): 'de' | 'en' | null {
  const count = (forms: readonly RegExp[]): number =>
    cells.filter((cell) => forms.some((form) => form.test(cell.trim().replace(/\s*(€|ct|EUR).*$/, '')))).length;
  const [de, en] = [count(GERMAN), count(ENGLISH)];
  return de === en ? null : de > en ? 'de' : 'en';
}
