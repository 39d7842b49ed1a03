import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { EditedDocument } from '../../where-used/find-uses.ts';

/** Templates of a draft in whose letters a template, text block or letterhead is seen, also inside other text blocks. */
export function templatesWith(document: Plain, documents: readonly EditedDocument[]): readonly Plain[] {
  const all = documents.map((one) => one.document).filter(isPlain);
  const templates = all.filter((one) => one['kind'] === 'template');
  if (document['kind'] === 'template') return [document];
  if (document['kind'] === 'layout') return templates.filter((one) => one['layout'] === document['id']);
  const blocks = all.filter((one) => one['kind'] === 'text-block');
  const ids = new Set([String(document['id'])]);
  for (let before = 0; before !== ids.size; ) {
    before = ids.size;
    for (const block of blocks) if (namesBlock(block, ids)) ids.add(String(block['id']));
  }
  return templates.filter((one) => namesBlock(one, ids));
}

/**
 * What the letters of a template are made of: itself, its letterhead and the text blocks that it names, also those inside other
 * text blocks. Nothing when there is no such template.
 */
export function partsOfLetters(template: string, documents: readonly EditedDocument[]): readonly Plain[] {
  const all = documents.map((one) => one.document).filter(isPlain);
  const find = (kind: string, id: unknown) => all.find((one) => one['kind'] === kind && one['id'] === id);
  const start = find('template', template);
  if (!start) return [];
  const parts = new Set([start]);
  // A set is gone through in the order of adding, what is added meanwhile included.
  for (const part of parts)
    for (const id of blocksIn(part)) {
      const block = find('text-block', id);
      if (block) parts.add(block);
    }
  const layout = find('layout', start['layout']);
  return layout ? [...parts, layout] : [...parts];
}

const blocksIn = (document: Plain): readonly string[] =>
  [...JSON.stringify(document).matchAll(/\{\{~?block \\"([a-z0-9-]+)\\"/g)].map(([, id]) => id ?? '');

const namesBlock = (document: Plain, ids: ReadonlySet<string>): boolean => blocksIn(document).some((id) => ids.has(id));
