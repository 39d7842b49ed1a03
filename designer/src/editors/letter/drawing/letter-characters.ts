/** A stretch of text: as it is read, and as it is written where that is not what this editor would write. */
export type Stretch = { readonly text: string; readonly as?: string };

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  ndash: '–',
  mdash: '—',
  euro: '€',
  sect: '§',
  hellip: '…',
};
const WRITTEN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;' };
const SPECIAL = /&(?:([a-z]+)|#(\d{2,6})|#x([0-9a-f]{2,5}));|[&>\u00a0]|[ \t\r\n]{2,}|[\t\r\n]/g;

/** Text as it is read. */
export function stretchesOf(source: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const match of source.matchAll(SPECIAL)) {
    if (match.index > at) found.push({ text: source.slice(at, match.index) });
    const [as] = match;
    const text = readAs(match);
    found.push(WRITTEN[text] === as ? { text } : { text, as });
    at = match.index + as.length;
  }
  if (at < source.length) found.push({ text: source.slice(at) });
  return found;
}

/** Always one character; of names that are not on the list the sign itself. */
function readAs([all, name, decimal, hexadecimal]: RegExpMatchArray): string {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? '') : '\ufffd';
  const code =
    decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : 0;
  // Beyond these a character takes two places.
  if (code > 0) return code >= 32 && code < 0xd800 ? String.fromCharCode(code) : '\ufffd';
  return /\s/.test(all) && all !== '\u00a0' ? ' ' : all;
}

/** Text as it is written. Two braces would begin a variable. */
export const charactersOf = (text: string): string =>
  text.replace(/[&<>\u00a0]/g, (one) => WRITTEN[one] ?? one).replace(/\{(?=\{)/g, '&#123;');

/** What is written before braces: a brace or a backslash would take part in them. */
export const beforeBraces = (source: string): string =>
  source.replace(/[{\\]$/, (one) => (one === '{' ? '&#123;' : '&#92;'));
