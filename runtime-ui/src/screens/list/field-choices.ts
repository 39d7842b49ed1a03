import { operatorsOf } from '@leitwerk/metadata/shown-types';
import type { EffectiveModel, EntityModel, FieldModel, Language } from '../../model/definitions.ts';
import { fieldsOf } from '../../model/fields-of.ts';

type Choice = { readonly value: string; readonly label: string };
type ChoiceGroup = { readonly group: string; readonly items: Choice[] };

const isAskable = (field: FieldModel): boolean => operatorsOf(field).length > 0;
const POINTS = new Set<FieldModel['type']>(['reference', 'user', 'team']);

/** Fields that a filter can ask for: the entity's own, and those of what it points at, one step far. */
export function fieldChoices(
  entity: EntityModel,
  entities: EffectiveModel['entities'],
  language: Language,
): ChoiceGroup[] {
  const own = fieldsOf(entity).filter(isAskable);
  const choice = (field: FieldModel): Choice => ({ value: field.name, label: field.label[language] });
  const beyond = entity.fields.flatMap((via): ChoiceGroup[] => {
    const target = POINTS.has(via.type) && via.entity !== undefined ? entities[via.entity] : undefined;
    if (!target) return [];
    const items = target.fields.filter(isAskable).map((field) => ({
      value: `${via.name}.${field.name}`,
      label: `${via.label[language]} › ${field.label[language]}`,
    }));
    return items.length > 0 ? [{ group: via.label[language], items }] : [];
  });
  return [{ group: entity.label[language], items: own.map(choice) }, ...beyond];
}

const rank = (label: string, typed: string): number => {
  const text = label.toLocaleLowerCase();
  if (text === typed) return 0;
  if (text.startsWith(typed)) return 1;
  const words = text.split(/[\s›(/-]+/);
  if (words.some((word) => word.startsWith(typed))) return 2;
  return text.includes(typed) ? 3 : 4;
};

/** What fits what was typed, the best first: the whole name, its beginning, the beginning of a word, some part. */
export function rankedChoices<T extends { readonly label: string }>(choices: readonly T[], search: string): T[] {
  const typed = search.trim().toLocaleLowerCase();
  if (typed === '') return [...choices];
  return choices
    .map((one) => ({ one, at: rank(one.label, typed) }))
    .filter(({ at }) => at < 4)
    .sort((first, second) => first.at - second.at || first.one.label.length - second.one.label.length)
    .map(({ one }) => one);
}
