import { fillsItself } from '@leitwerk/metadata/fills-itself';
import type { EffectiveModel, EntityModel, FieldModel } from './definitions.ts';

/** Where a file that is given to a record can go: into a new record that belongs to it, or into a field of its own. */
export type FileTarget =
  | {
      readonly kind: 'related';
      readonly key: string;
      readonly entity: EntityModel;
      readonly field: FieldModel;
      /** The field of that entity which refers to the record. */
      readonly via: FieldModel;
    }
  | { readonly kind: 'own'; readonly key: string; readonly entity: EntityModel; readonly field: FieldModel };

export const isFileField = (field: FieldModel): boolean => field.type === 'file' || field.type === 'image';

/** Every place for files of a record that this reader may see, its own fields first. */
export function fileTargets(model: EffectiveModel, entity: EntityModel): readonly FileTarget[] {
  const own = entity.fields
    .filter(isFileField)
    .map((field): FileTarget => ({ kind: 'own', key: field.name, entity, field }));
  const related = entity.incoming.flatMap(({ entity: name, field: viaName }): readonly FileTarget[] => {
    const other = model.entities[name];
    const via = other?.fields.find((one) => one.name === viaName && one.type === 'reference');
    if (!other || !via) return [];
    return other.fields
      .filter(isFileField)
      .map((field) => ({ kind: 'related', key: `${name} ${viaName} ${field.name}`, entity: other, field, via }));
  });
  return [...own, ...related];
}

/** What belongs to a second record as well, as a mail to its mailbox, is written in its own form and is no place for files. */
const needsOther = ({ fields }: EntityModel, via: FieldModel): boolean =>
  fields.some(
    (field) =>
      field !== via &&
      field.type === 'reference' &&
      field.required === true &&
      field.default === undefined &&
      !fillsItself(field),
  );

/** Those that this reader may fill. A record has what is given to it in the first of its fields that takes one. */
export function openFileTargets(model: EffectiveModel, entity: EntityModel): readonly FileTarget[] {
  const open = fileTargets(model, entity).filter((target) => {
    const rights = model.rights[target.entity.name];
    const isOpen = (field: FieldModel) => !fillsItself(field) && !rights?.readOnlyFields.includes(field.name);
    return target.kind === 'own'
      ? rights?.actions.includes('update') === true && isOpen(target.field)
      : rights?.actions.includes('create') === true &&
          isOpen(target.field) &&
          isOpen(target.via) &&
          !needsOther(target.entity, target.via);
  });
  const isSame = (one: FileTarget, other: FileTarget): boolean =>
    one.kind === 'related' && other.kind === 'related'
      ? one.entity === other.entity && one.via === other.via
      : one.kind === other.kind;
  return open.filter((target) => target === open.find((one) => isSame(one, target)));
}
