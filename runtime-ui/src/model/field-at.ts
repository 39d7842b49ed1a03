import type { EffectiveModel, EntityModel, FieldModel, Language } from './definitions.ts';
import { fieldNamed } from './fields-of.ts';

export type FieldPath = { readonly field: FieldModel; readonly label: Readonly<Record<Language, string>> };

/** The field that a name in a filter means, also through references: `lead.lastName`. Undefined where the reader knows none. */
export function fieldAt(
  entities: EffectiveModel['entities'],
  entity: EntityModel,
  path: string,
): FieldPath | undefined {
  const [name = '', ...rest] = path.split('.');
  const field = fieldNamed(entity, name);
  if (!field || rest.length === 0) return field && { field, label: field.label };
  const target = field.entity === undefined ? undefined : entities[field.entity];
  const found = target && fieldAt(entities, target, rest.join('.'));
  return (
    found && {
      field: found.field,
      label: { de: `${field.label.de} › ${found.label.de}`, en: `${field.label.en} › ${found.label.en}` },
    }
  );
}
