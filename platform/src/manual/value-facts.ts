import { imageWords, isImage } from '@leitwerk/metadata/image';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { kindsReferred, nodeBelow, resolved } from '@leitwerk/metadata/schema-node';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { Fact } from './manual-block.ts';
import { manualTexts } from './manual-texts.ts';

/** What ids are called, to say references in words. */
export type Names = {
  readonly language: Language;
  /** @param kind of the definition; undefined when there is none of that id */
  readonly definition: (kind: string, id: string) => string | undefined;
  readonly field: (entity: string, id: string) => string | undefined;
  /** Id of the entity at which a field points. */
  readonly target: (entity: string, id: string) => string | undefined;
  readonly event: (entity: string, id: string) => string | undefined;
};

const NOT_TOLD: ReadonlySet<string> = new Set(['$schema', 'kind', 'id', 'name', 'label']);

/** What an object says, property by property, in the words of its schema. Whatever it has is told: nothing is chosen here. */
export function factsOf(
  node: SchemaNode,
  value: Plain,
  names: Names,
  options: { readonly without?: ReadonlySet<string>; readonly depth?: number; readonly around?: readonly Plain[] } = {},
): readonly Fact[] {
  const { without = NOT_TOLD, depth = 0, around = [] } = options;
  return Object.entries(value)
    .filter(([key]) => !without.has(key))
    .flatMap(([key, one]) => {
      const below = nodeBelow(node, key);
      const name = below.schema['x-label']?.[names.language] ?? key;
      return factsAt(below, one, names, { name, depth, around: [value, ...around] });
    });
}

type At = { readonly name: string; readonly depth: number; readonly around: readonly Plain[] };

function factsAt(given: SchemaNode, value: unknown, names: Names, { name, depth, around }: At): readonly Fact[] {
  const node = variantOf(given, value);
  const short = wordOf(node, value, names, around);
  if (short !== null) return [{ depth, name, value: short }];
  const below = depth + 1;
  if (Array.isArray(value)) {
    const lines = value.flatMap((one: unknown, at): readonly Fact[] => {
      const item = variantOf(nodeBelow(node, at), one);
      if (!isPlain(one)) return factsAt(item, one, names, { name: '', depth: below, around });
      const title = titleOf(item, one, names, around);
      return [
        { depth: below, name: title || `${at + 1}.`, value: '' },
        ...factsOf(item, one, names, { without: EMPTY, depth: below + 1, around }).filter(
          ({ value }) => value !== title,
        ),
      ];
    });
    return [{ depth, name, value: '' }, ...lines];
  }
  const inner = isPlain(value) ? factsOf(node, value, names, { without: EMPTY, depth: below, around }) : [];
  return [{ depth, name, value: '' }, ...inner];
}

const EMPTY: ReadonlySet<string> = new Set();

/** A value that fits on one line; null for one that does not. */
function wordOf(node: SchemaNode, value: unknown, names: Names, around: readonly Plain[]): string | null {
  const { language } = names;
  const t = manualTexts[language];
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return String(value);
  if (isImage(value)) return imageWords(value);
  if (typeof value === 'string')
    return node.schema['x-values']?.[value]?.[language] ?? referred(node, value, names, around);
  if (isLabel(value)) return value[language];
  if (Array.isArray(value)) {
    const words = value.map((one: unknown, at) =>
      isPlain(one) || Array.isArray(one) ? null : wordOf(variantOf(nodeBelow(node, at), one), one, names, around),
    );
    return words.every((one) => one !== null) ? words.join(', ') : null;
  }
  // Filters and values of records have no schema of their own.
  return node.schema.properties || typeof node.schema.additionalProperties === 'object' ? null : JSON.stringify(value);
}

function referred(node: SchemaNode, id: string, names: Names, around: readonly Plain[]): string {
  const to = node.schema['x-refers'];
  if (to === undefined) return id;
  const holder = around.find((one) => typeof one['entity'] === 'string');
  const entity = String(holder ? holder['entity'] : (around.at(-1)?.['id'] ?? ''));
  if (to === 'event') return names.event(entity, id) ?? id;
  if (to === 'field' || to === 'any-field' || to === 'sort') {
    const plain = id.replace(/^-/, '');
    const found = names.field(entity, plain);
    return found === undefined ? id : `${found}${id.startsWith('-') ? ' ↓' : ''}`;
  }
  if (to === 'field-path') {
    const [first = '', second] = id.split('.');
    const own = names.field(entity, first) ?? first;
    return second === undefined ? own : `${own} › ${names.field(names.target(entity, first) ?? '', second) ?? second}`;
  }
  const found = kindsReferred(to)
    .map((kind) => names.definition(kind, id))
    .find((one) => one !== undefined);
  return found === undefined || found === id ? id : `${found} (${id})`;
}

const titleOf = (node: SchemaNode, value: Plain, names: Names, around: readonly Plain[]): string => {
  const own = value['label'] ?? value['id'] ?? value['field'] ?? value['entity'] ?? value['type'];
  const key = ['label', 'id', 'field', 'entity', 'type'].find((one) => value[one] === own) ?? '';
  return own === undefined ? '' : (wordOf(nodeBelow(node, key), own, names, [value, ...around]) ?? '');
};

const isLabel = (value: unknown): value is { readonly de: string; readonly en: string } =>
  isPlain(value) &&
  typeof value['de'] === 'string' &&
  typeof value['en'] === 'string' &&
  Object.keys(value).length === 2;

/** Of several shapes the one that a value has, as far as words need it. */
function variantOf(node: SchemaNode, value: unknown): SchemaNode {
  const { schema, root } = node;
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((one) => resolved(one, root));
  const found = variants.find(({ schema: one }) => isOf(one, value));
  if (!found) return node;
  const refers = schema['x-refers'];
  return refers === undefined ? found : { ...found, schema: { ...found.schema, 'x-refers': refers } };
}

function isOf({ type, enum: values, properties, const: only }: SchemaNode['schema'], value: unknown): boolean {
  if (only !== undefined) return only === value;
  if (values) return values.includes(String(value));
  if (properties) return isPlain(value) && Object.keys(value).every((key) => Object.hasOwn(properties, key));
  if (type === 'array') return Array.isArray(value);
  return type === undefined || type === (isPlain(value) ? 'object' : typeof value);
}
