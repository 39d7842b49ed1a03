import { Decimal } from 'decimal.js';
import { fitsWildcards } from '../fits-wildcards.ts';
import type { InterfaceColumn } from '../generated/definitions.gen.ts';
import type { Issue } from '../issue.ts';
import { isCounted, placeOf, timesKeyOf } from './columns.ts';

type Broken = Omit<Issue, 'file' | 'path'>;

/** What a value of a column must be like beside its type: pattern, length, range. Null when it is. */
export function rulesOf(column: InterfaceColumn): (value: unknown) => Broken | null {
  const { pattern, minLength, maxLength, least, most } = column;
  const rules: ((value: unknown) => Broken | null)[] = [];
  if (pattern !== undefined)
    rules.push((value) =>
      fitsMask(pattern, String(value)) ? null : { code: 'interface.pattern', params: { pattern } },
    );
  if (minLength !== undefined)
    rules.push((value) =>
      [...String(value)].length >= minLength ? null : { code: 'value.too-short', params: { least: minLength } },
    );
  if (maxLength !== undefined)
    rules.push((value) =>
      [...String(value)].length <= maxLength ? null : { code: 'value.too-long', params: { most: maxLength } },
    );
  if (least !== undefined)
    rules.push((value) => (compared(value, least) < 0 ? { code: 'value.too-small', params: { min: least } } : null));
  if (most !== undefined)
    rules.push((value) => (compared(value, most) > 0 ? { code: 'value.too-large', params: { max: most } } : null));
  return (value) => {
    for (const rule of rules) {
      const broken = rule(value);
      if (broken) return broken;
    }
    return null;
  };
}

/**
 * Whether the element of a column occurs within a row as often as it may. Null when it does, or nobody has counted it, as in an example
 * that does not say it.
 */
export function occursRuleOf(
  column: InterfaceColumn,
): (cells: Readonly<Record<string, string | undefined>>) => Broken | null {
  const { id, minOccurs: least, maxOccurs: most } = column;
  if (!isCounted(column)) return () => null;
  const key = timesKeyOf(id);
  const place = placeOf(column);
  return (cells) => {
    const count = Number(cells[key] ?? Number.NaN);
    if (least !== undefined && count < least) return { code: 'interface.too-seldom', params: { place, count, least } };
    if (most !== undefined && count > most) return { code: 'interface.too-often', params: { place, count, most } };
    return null;
  };
}

/** Numbers by their worth; dates, and moments by their day, as text. */
function compared(value: unknown, limit: string): number {
  if (!isDay(limit)) return new Decimal(String(value)).comparedTo(limit);
  const day = String(value).slice(0, limit.length);
  return day === limit ? 0 : day < limit ? -1 : 1;
}

/** Whether a limit of a column is a day; else it is a number. */
export const isDay = (limit: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(limit);

/** Whether a text is built like a mask: `#` is a digit, `@` a letter, `?` a character, `*` any number of them, all else itself, whatever its case. */
export const fitsMask = (mask: string, text: string): boolean =>
  fitsWildcards([...mask.toLowerCase()], [...text.toLowerCase()], isLike);

function isLike(part: string, letter: string): boolean {
  if (part === '#') return /^[0-9]$/.test(letter);
  if (part === '@') return /^\p{L}$/u.test(letter);
  return part === '?' || part === letter;
}
