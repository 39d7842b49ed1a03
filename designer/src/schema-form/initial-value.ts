import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { shapeOf } from './shape.ts';

/** The least that may stand at a place; what nobody can guess is empty and will be a problem until it is filled. */
export function initialValue(node: SchemaNode): unknown {
  const { schema } = node;
  const shape = shapeOf(node);
  switch (shape.is) {
    case 'fixed':
      return schema.const;
    case 'label':
      return { de: '', en: '' };
    case 'boolean':
      return false;
    case 'number':
      return schema.minimum ?? 0;
    case 'choice':
      return schema.enum?.[0] ?? '';
    case 'color':
      return schema.enum?.[0] ?? 'gray';
    case 'texts':
    case 'list':
      return [];
    case 'map':
    case 'filter':
    case 'values':
    case 'input':
      return {};
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, initialValue(nodeBelow(node, key))]));
    case 'variants': {
      const [first] = shape.variants;
      return first ? initialValue(first) : null;
    }
    case 'json':
      return schema.type === 'object' ? {} : null;
    default:
      return '';
  }
}

/** A text as an id: `Zähler-Ablesung` → `zaehler-ablesung`, in camel case `zaehlerAblesung`. */
export function idFromText(text: string, style: 'kebab' | 'camel'): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 48);
  if (style === 'kebab') return plain;
  return plain.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** By which property the elements of a list are told apart, and whether it is a fresh id or names something else. */
export function keyOfItems(item: SchemaNode): { readonly name: string; readonly isId: boolean } | null {
  for (const name of ['id', 'field', 'entity', 'view', 'workflow']) {
    if (item.schema.properties?.[name]) return { name, isId: name === 'id' };
  }
  return null;
}

/** How ids at this place are written. */
export const styleOfIds = (item: SchemaNode): 'kebab' | 'camel' =>
  nodeBelow(item, 'id').names.includes('fieldId') ? 'camel' : 'kebab';

/** What an element of a list is called, in its own words. @param item its schema, for the words of what was chosen */
export function titleOfItem(value: unknown, language: 'de' | 'en', item?: SchemaNode): string {
  if (!isPlain(value)) return typeof value === 'string' ? value : '';
  const label = value['label'];
  if (isPlain(label) && typeof label[language] === 'string' && label[language] !== '') return String(label[language]);
  for (const name of ['id', 'field', 'entity', 'view', 'workflow', 'on', 'do', 'type', 'target', 'src']) {
    const own = value[name];
    if (typeof own !== 'string') continue;
    return (item && nodeBelow(item, name).schema['x-values']?.[own]?.[language]) || own;
  }
  return '';
}
