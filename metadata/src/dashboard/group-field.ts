import type { EffectiveModel, EntityModel, FieldModel } from '../model.ts';
import { SYSTEM_FIELDS } from '../system-fields.ts';

/** Definitions point at fields by id; every record has some fields beside its own. */
export const fieldById = (entity: EntityModel, id: string | undefined): FieldModel | undefined =>
  [...entity.fields, ...SYSTEM_FIELDS].find((field) => field.id === id && field.id !== 'id' && field.id !== 'version');

/**
 * The field that a tile divides by: an own one, or one of a related record, whose name is then the way to it (`product.division`).
 * @param path its id, or those of the reference and of the field behind it; undefined where the reader knows none
 */
export function groupFieldOf(
  { entities }: Pick<EffectiveModel, 'entities'>,
  entity: EntityModel,
  path: string | undefined,
): FieldModel | undefined {
  const [first, second] = path?.split('.') ?? [];
  const own = fieldById(entity, first);
  if (!own || second === undefined) return own;
  const target = own.entity === undefined ? undefined : entities[own.entity];
  const related = target && fieldById(target, second);
  return (
    related && {
      ...related,
      name: `${own.name}.${related.name}`,
      label: { de: `${own.label.de} › ${related.label.de}`, en: `${own.label.en} › ${related.label.en}` },
    }
  );
}
