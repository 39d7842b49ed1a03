import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { useChoices } from './choices.ts';
import { keyOfItems, titleOfItem } from './initial-value.ts';
import { usePropertyWords } from './property-words.ts';
import { shapeOf } from './shape.ts';

export type ItemWords = { readonly title: string; readonly note: string };

/** What an element of a list is called and, quieter, what tells it from others: its id, its sort, what it allows. */
export function useItemWords(item: SchemaNode, around: readonly Plain[]): (value: unknown) => ItemWords {
  const language = useLanguage();
  const { wordFor } = usePropertyWords();
  const key = keyOfItems(item);
  const keyNode = key && !key.isId ? nodeBelow(item, key.name) : NOTHING;
  const choices = useChoices(keyNode, around);
  return (value) => {
    if (!isPlain(value)) return { title: titleOfItem(value, language), note: '' };
    const own = key ? value[key.name] : undefined;
    const named = key?.isId ? undefined : choices.find((choice) => choice.value === own)?.label;
    const chosen = choicesIn(item, value, wordFor);
    const title =
      named ?? (own === undefined ? (chosen[0] ?? titleOfItem(value, language)) : titleOfItem(value, language));
    const note = [own === title || named !== undefined ? undefined : own, ...chosen.filter((one) => one !== title)];
    return { title, note: note.filter((one) => typeof one === 'string' && one !== '').join(' · ') };
  };
}

const NOTHING: SchemaNode = { schema: {}, root: {}, names: [] };

/** Values that have been chosen from a few, in words. */
function choicesIn(
  item: SchemaNode,
  value: Plain,
  wordFor: (schema: SchemaNode['schema'], value: string) => string,
): readonly string[] {
  return Object.entries(value).flatMap(([key, one]) => {
    const node = nodeBelow(item, key);
    const shape = shapeOf(node);
    if (shape.is === 'choice' && typeof one === 'string') return [wordFor(node.schema, one)];
    if (shape.is !== 'texts' || shapeOf(shape.item).is !== 'choice' || !Array.isArray(one)) return [];
    return [one.map((text) => wordFor(shape.item.schema, String(text))).join(', ')];
  });
}
