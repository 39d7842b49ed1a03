/** Elements that a letter may use, each with the attributes that it may have. Everything else is refused at publish and taken out when a letter is made. */
export const LETTER_TAGS: Readonly<Record<string, readonly string[]>> = {
  p: ['class'],
  br: [],
  hr: [],
  div: ['class'],
  span: ['class'],
  strong: [],
  em: [],
  u: [],
  s: [],
  sub: [],
  sup: [],
  small: [],
  h1: ['class'],
  h2: ['class'],
  h3: ['class'],
  ul: ['class'],
  ol: ['class'],
  li: [],
  blockquote: [],
  table: ['class'],
  thead: [],
  tbody: [],
  tfoot: [],
  tr: ['class'],
  th: ['class', 'colspan'],
  td: ['class', 'colspan'],
};

/** THE list of classes, with what they do on the page; the letter's style sheet has one rule for each. */
export const LETTER_CLASSES = {
  right: { de: 'Rechtsbündig', en: 'Right-aligned' },
  center: { de: 'Mittig', en: 'Centred' },
  small: { de: 'Klein', en: 'Small' },
  strong: { de: 'Hervorgehoben', en: 'Emphasised' },
  accent: { de: 'In der Farbe des Briefbogens', en: 'In the colour of the letterhead' },
  'columns-2': { de: 'Zwei Spalten', en: 'Two columns' },
  'columns-3': { de: 'Drei Spalten', en: 'Three columns' },
  keep: { de: 'Nicht über zwei Seiten', en: 'Not across two pages' },
  'new-page': { de: 'Auf einer neuen Seite', en: 'On a new page' },
  lines: { de: 'Tabelle mit Linien', en: 'Table with lines' },
  plain: { de: 'Tabelle ohne Linien', en: 'Table without lines' },
  box: { de: 'Kasten', en: 'Box' },
  signature: { de: 'Zeile für eine Unterschrift', en: 'Line for a signature' },
} as const satisfies Readonly<Record<string, { readonly de: string; readonly en: string }>>;

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)>/g;
/** From the first blank on only: else each of many would be a beginning to be tried. */
const ATTRIBUTE = /(?<!\s)\s+([a-z]+)="([^"<>]*)"/g;

/** The first mark-up in a letter's text that it may not have; undefined when all is well. Variables have been taken out before. */
export function foreignLetterMarkup(html: string): string | undefined {
  const rest = html.replace(TAG, (tag, close: string, name: string, attributes: string) =>
    isKnown(close, name, attributes.replace(/\/$/, '')) ? '' : tag,
  );
  return /<[^>]{0,40}>?/.exec(rest)?.[0];
}

function isKnown(close: string, name: string, attributes: string): boolean {
  if (!Object.hasOwn(LETTER_TAGS, name)) return false;
  if (close === '/') return attributes.trim() === '';
  const allowed = LETTER_TAGS[name] ?? [];
  const rest = attributes.replace(ATTRIBUTE, (given, key: string, value: string) => {
    if (!allowed.includes(key)) return given;
    if (key === 'class') return value.split(' ').every((one) => Object.hasOwn(LETTER_CLASSES, one)) ? '' : given;
    return /^[1-9]\d?$/.test(value) ? '' : given;
  });
  return rest.trim() === '';
}
