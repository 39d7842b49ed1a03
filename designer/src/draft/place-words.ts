import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { titleOfItem } from '../schema-form/initial-value.ts';
import { isVariant, shapeOf } from '../schema-form/shape.ts';
import type { ValuePath } from '../schema-form/value-path.ts';
import { pathFromText } from '../schema-form/value-path.ts';

/** Where a path leads in words: `Felder › Telefon › Höchstlänge`. @param label in the reader's language */
export function placeWords(document: unknown, path: string, label: (label: Label | undefined) => string): string {
  const kind = isPlain(document) ? nodeOfKind(String(document['kind'])) : undefined;
  return kind ? wordsOf(kind, document, pathFromText(document, path), label).join(' › ') : path;
}

function wordsOf(
  node: SchemaNode,
  value: unknown,
  [key, ...rest]: ValuePath,
  label: (label: Label | undefined) => string,
): string[] {
  if (key === undefined) return [];
  const shape = shapeOf(node);
  const holder = shape.is === 'variants' ? (shape.variants.find((one) => isVariant(one, value)) ?? node) : node;
  const below = nodeBelow(holder, key);
  const inside = Array.isArray(value) ? value[Number(key)] : isPlain(value) ? value[key] : undefined;
  const language = label({ de: 'de', en: 'en' }) === 'en' ? 'en' : 'de';
  const word =
    typeof key === 'number'
      ? titleOfItem(inside, language, below) || `${key + 1}`
      : label(below.schema['x-label']) || key;
  return [word, ...wordsOf(below, inside, rest, label)];
}
