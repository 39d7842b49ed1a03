import type { FieldType } from '../field-type.ts';
import { richText as shown } from '../shown-types/rich-text.ts';
import { checkedText } from './checked-text.ts';
import { chain, invalid, valid } from './parsed.ts';

const LONGEST = 100_000;
const PLAIN = new Set([
  'p',
  'br',
  'strong',
  'em',
  'u',
  's',
  'ul',
  'ol',
  'li',
  'h2',
  'h3',
  'blockquote',
  'code',
  'pre',
  'hr',
]);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)\/?>/g;
const LINK = /^\s+href="(?:https?:\/\/|mailto:)[^"<>\s]*"(?:\s+(?:target="_blank"|rel="[a-z ]*"))*\s*$/;

/** The first mark-up that is not allowed; undefined when all of it is. What is not a whole tag is refused, so nothing is guessed. */
export function foreignMarkup(html: string): string | undefined {
  const rest = html.replace(TAG, (tag, close: string, name: string, attributes: string) => {
    const isPlain = PLAIN.has(name) && attributes.trim() === '';
    const isLink = name === 'a' && (close === '/' ? attributes === '' : LINK.test(attributes));
    return isPlain || isLink ? '' : tag;
  });
  const found = /<[^>]{0,30}/.exec(rest);
  return found?.[0];
}

export const richText: FieldType = {
  ...shown,
  name: 'rich-text',
  properties: ['maxLength', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: (field) => ({ type: 'string', contentMediaType: 'text/html', maxLength: field.maxLength ?? LONGEST }),
  writable: true,
  normalize: (value, field, path) =>
    chain(checkedText(value, field, path, LONGEST, true), (checked) => {
      const markup = checked === null ? undefined : foreignMarkup(String(checked));
      return markup === undefined ? valid(checked) : invalid(path, 'value.markup', { markup });
    }),
  parse: (typed, field) => richText.normalize?.(typed, field, field.name) ?? valid(typed),
};
