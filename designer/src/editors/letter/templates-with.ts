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

const namesBlock = (document: Plain, ids: ReadonlySet<string>): boolean => {
  const found = JSON.stringify(document).matchAll(/\{\{~?block \\"([a-z0-9-]+)\\"/g);
  return [...found].some(([, id]) => ids.has(id ?? ''));
};
