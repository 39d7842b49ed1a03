import type { LetterNode } from './letter-node.ts';

/** A node as Handlebars reads it: its fields are own properties, the rest hides behind these. */
export const RAW = Symbol('raw');

type Shown = { readonly [RAW]: unknown; readonly toHTML: () => string };

/**
 * Nodes as values for Handlebars. A value that is empty and has nothing below it is null, so that `if` is right; one that is shown
 * knows its own escaped HTML.
 */
export function valueOfNode(node: LetterNode | undefined, toHtml: (text: string) => string): unknown {
  if (!node) return null;
  if (node.rows) return node.rows.map((row) => valueOfNode(row, toHtml));
  const { raw = null, fields } = node;
  if (!fields && (raw === null || raw === '')) return null;
  // No prototype: nothing but the record's own fields can be named.
  const value = Object.create(null) as Record<string, unknown>;
  for (const [name, field] of Object.entries(fields ?? {})) value[name] = valueOfNode(field, toHtml);
  const html = node.html ?? (node.lines ?? [node.text ?? '']).map(toHtml).join('<br>');
  Object.defineProperty(value, 'toHTML', { value: () => html });
  Object.defineProperty(value, RAW, { value: raw });
  return value;
}

/** What a value is for calculating and comparing. */
export const rawOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && RAW in value ? (value as Shown)[RAW] : value;

/** Whether a condition holds: nothing, no, zero and an empty list do not. */
export function holds(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  const raw = rawOf(value);
  return raw !== null && raw !== undefined && raw !== false && raw !== '' && raw !== 0;
}
