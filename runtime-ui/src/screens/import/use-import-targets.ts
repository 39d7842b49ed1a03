import { fillsItself } from '@leitwerk/metadata/fills-itself';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';
import { importTexts } from './import-texts.ts';

const NOT_FROM_TEXT: ReadonlySet<FieldModel['type']> = new Set(['file', 'image', 'child-rows', 'json']);

/** Fields that a column can be for; an address by its parts. */
export function useImportTargets(entity: EntityModel): readonly { readonly value: string; readonly label: string }[] {
  const t = useOwnTexts(importTexts);
  const label = useLabel();
  const { readOnlyFields, actions } = useRights(entity.name);
  return entity.fields
    .filter(
      (field) =>
        !fillsItself(field) &&
        !NOT_FROM_TEXT.has(field.type) &&
        (actions.includes('create') || !readOnlyFields.includes(field.name)),
    )
    .flatMap((field) =>
      field.type === 'address'
        ? Object.entries(t.part).map(([part, name]) => ({
            value: `${field.name}.${part}`,
            label: `${label(field.label)}: ${name}`,
          }))
        : [{ value: field.name, label: label(field.label) }],
    );
}
