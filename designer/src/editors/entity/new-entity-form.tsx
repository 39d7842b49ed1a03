import { icons, NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Checkbox, Group, MultiSelect, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useTexts } from '../../i18n/designer-texts.ts';
import { entitiesOf } from '../../schema-form/choices.ts';
import { IdInput, isGoodId } from '../../schema-form/id-input.tsx';
import { idFromText } from '../../schema-form/initial-value.ts';
import { Pick } from '../../schema-form/pick.tsx';
import { completed, TwoLabels } from '../../schema-form/two-labels.tsx';
import { FormButtons } from '../../shell/form-buttons.tsx';
import { reachesAll, withEntity } from './make-entity.ts';

/** A new kind of record with what makes it usable at once. */
export function NewEntityForm({
  onDone,
  onClose,
}: {
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const label = useLabel();
  const { documents, model, edit } = useDraftEditing();
  const [texts, setTexts] = useState({ de: '', en: '' });
  const [plural, setPlural] = useState({ de: '', en: '' });
  const [ownId, setId] = useState<string | null>(null);
  const [icon, setIcon] = useState<string | null>(null);
  const [roles, setRoles] = useState<string[]>([]);
  const [parts, setParts] = useState({ form: true, list: true, navigation: true });
  const id = ownId ?? idFromText(texts.en || texts.de, 'kebab');
  const isTaken = entitiesOf({ documents, model }).some((one) => one.id === id);
  const isGood = isGoodId(id, 'kebab') && !isTaken && texts.de !== '' && plural.de !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isGood) return;
    const entity = {
      id,
      label: completed(texts),
      plural: completed(plural),
      icon: icon ?? undefined,
      hasForm: parts.form,
      hasList: parts.list,
      isInNavigation: parts.navigation,
      roles,
    };
    edit(withEntity(documents, entity));
    onDone(id);
  };
  const part = (key: keyof typeof parts, name: string) => (
    <Checkbox
      label={name}
      checked={parts[key]}
      onChange={(event) => setParts({ ...parts, [key]: event.currentTarget.checked })}
    />
  );
  const choosable = documents
    .map(({ document }) => document)
    .filter((document) => headOf(document).kind === 'role' && !reachesAll(document))
    .map(headOf);
  return (
    <form onSubmit={submit}>
      <Stack>
        <TwoLabels name={t.label} value={texts} onChange={setTexts} isFocused />
        <TwoLabels name={t.plural} value={plural} onChange={setPlural} />
        <IdInput value={id} style="kebab" isTaken={isTaken} onChange={setId} />
        <Pick
          clearable
          label={t.icon}
          leftSection={icon ? <NamedIcon name={icon} /> : null}
          data={Object.keys(icons)}
          value={icon}
          onChange={setIcon}
          renderOption={({ option }) => (
            <Group gap={8}>
              <NamedIcon name={option.value} />
              {option.label}
            </Group>
          )}
        />
        <Stack gap={6} role="group" aria-label={t.alsoMake}>
          <Text size="sm" fw={500}>
            {t.alsoMake}
          </Text>
          {part('form', t.withForm)}
          {part('list', t.withList)}
          {part('navigation', t.withNavigation)}
        </Stack>
        <MultiSelect
          searchable
          label={t.withRoles}
          description={t.withRolesHint}
          data={choosable.map((role) => ({ value: role.id, label: label(role.label) || role.id }))}
          value={roles}
          onChange={setRoles}
        />
        <Text size="sm" c="dimmed">
          {t.firstField}
        </Text>
        <FormButtons submit={t.create} isGood={isGood} onClose={onClose} />
      </Stack>
    </form>
  );
}
