import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { IconPlus } from '@tabler/icons-react';
import { Pick } from '../../schema-form/pick.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { listAt } from './form-part.ts';
import type { EntityModel } from './form-parts.ts';
import { useParts } from './form-parts.ts';

/** One more field in a list of fields, chosen by name among those that do not stand there. */
export function AddFieldId({
  list,
  entity,
  label: name,
}: {
  readonly list: ValuePath;
  readonly entity: EntityModel | undefined;
  readonly label: string;
}) {
  const label = useLabel();
  const { document, form, addFieldId } = useParts();
  if (form.isReadOnly) return null;
  const shown = new Set(listAt(document, list));
  const fields = [...(entity?.fields ?? []), ...SYSTEM_FIELDS.filter((field) => field.name !== 'version')];
  return (
    <Pick
      size="xs"
      w={170}
      className="ld-add-field-id"
      aria-label={name}
      placeholder={name}
      leftSection={<IconPlus size={13} aria-hidden />}
      rightSection={null}
      data={fields.filter(({ id }) => !shown.has(id)).map(({ id, label: one }) => ({ value: id, label: label(one) }))}
      value={null}
      onChange={(id) => id !== null && addFieldId(list, id)}
    />
  );
}
