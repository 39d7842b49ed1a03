import type { ShownType } from '../shown-type.ts';
import { isNothing } from './nothing.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
};

/** The text of a rich text with a line for each paragraph and item; mark-up is taken out, not interpreted. */
export const linesOfRichText = (html: string): string =>
  html
    .replace(/<(?:br|hr|\/p|\/li|\/h\d|\/blockquote|\/pre)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_entity, name: string) => ENTITIES[name] ?? '')
    .replace(/\n{2,}/g, '\n')
    .trim();

export const richText: ShownType = {
  operators: ['isNull'],
  sortable: false,
  format: (value) => (isNothing(value) ? '' : linesOfRichText(String(value)).replace(/\s+/g, ' ')),
};
