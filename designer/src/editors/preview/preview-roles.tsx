import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { MultiSelect } from '@mantine/core';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useFormTexts } from '../../i18n/form-texts.ts';

/** As which roles of the draft something is looked at; none are one's own. */
export function PreviewRoles({
  value,
  onChange,
}: {
  readonly value: readonly string[];
  readonly onChange: (roles: string[]) => void;
}) {
  const t = useFormTexts();
  const label = useLabel();
  const { documents } = useDraftEditing();
  const known = documents.map(({ document }) => headOf(document)).filter(({ kind }) => kind === 'role');
  return (
    <MultiSelect
      size="xs"
      miw={220}
      label={t.asRoles}
      placeholder={value.length === 0 ? t.asMyself : ''}
      searchable
      clearable
      data={known.map((role) => ({ value: role.id, label: label(role.label) || role.id }))}
      value={[...value]}
      onChange={onChange}
    />
  );
}
