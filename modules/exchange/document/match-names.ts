/**
 * What a file's name says by a pattern: of `rechnung_4711_2026.pdf` by `rechnung_{number}_{year}.pdf` number and year. A part is as short
 * as the text behind it lets it be, and never empty; large and small letters are the same. Null when the name is another one.
 */
export function matchNames(name: string, names: string): Readonly<Record<string, string>> | null {
  const [first = '', ...rest] = names.split(/\{([^{}]*)\}/);
  const lower = name.toLowerCase();
  if (!lower.startsWith(first.toLowerCase())) return null;
  const found: Record<string, string> = {};
  let at = first.length;
  for (let index = 0; index < rest.length; index += 2) {
    const [part = '', literal = ''] = [rest[index], rest[index + 1]];
    const isLast = index + 2 >= rest.length;
    const end = endOf(lower, at, literal.toLowerCase(), isLast);
    if (end === null) return null;
    found[part] = name.slice(at, end);
    at = end + literal.length;
  }
  return at === name.length ? found : null;
}

/** Where a part ends: before the text that follows it, the last one before the end of the name. */
function endOf(name: string, from: number, literal: string, isLast: boolean): number | null {
  if (isLast) {
    const end = name.length - literal.length;
    return end > from && name.endsWith(literal) ? end : null;
  }
  // Two parts beside each other cannot be told apart: the first is one character long.
  const end = literal === '' ? from + 1 : name.indexOf(literal, from + 1);
  return end > from && end < name.length ? end : null;
}
