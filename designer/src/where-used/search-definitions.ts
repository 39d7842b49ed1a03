import { isImage } from '@leitwerk/metadata/image';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../schema-form/value-path.ts';
import type { EditedDocument } from './find-uses.ts';

export type Found = {
  readonly file: string;
  readonly path: ValuePath;
  /** The text in which it was found. */
  readonly text: string;
};

/**
 * Texts of all definitions that hold every word: ids, labels, formulas, values. Of a definition whose own name fits only the
 * definition itself is told.
 * @param most so many places are enough
 */
export function searchDefinitions(documents: readonly EditedDocument[], text: string, most: number): readonly Found[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (given: string): boolean => words.every((word) => given.toLowerCase().includes(word));
  const named: Found[] = [];
  const inside: Found[] = [];
  for (const { file, document } of documents) {
    if (named.length + inside.length >= most * 2) break;
    const own = ownTexts(document).find(holds);
    if (own !== undefined) named.push({ file, path: [], text: own });
    else
      inside.push(...textsOf(document, []).flatMap(([path, one]) => (holds(one) ? [{ file, path, text: one }] : [])));
  }
  return [...named, ...inside].slice(0, most);
}

function ownTexts(document: unknown): readonly string[] {
  if (!isPlain(document)) return [];
  const label = isPlain(document['label']) ? Object.values(document['label']).map(String) : [];
  return [...label, `${String(document['kind'])}/${String(document['id'])}`];
}

function textsOf(value: unknown, path: ValuePath): readonly (readonly [ValuePath, string])[] {
  // Letters of an image are no text.
  if (typeof value === 'string') return isImage(value) ? [] : [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => textsOf(one, [...path, at]));
  return isPlain(value) ? Object.entries(value).flatMap(([key, one]) => textsOf(one, [...path, key])) : [];
}
