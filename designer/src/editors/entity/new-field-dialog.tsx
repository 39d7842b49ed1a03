import { neededOfType, propertiesOfType } from '@leitwerk/metadata/field-properties';
import type { FieldTypeName } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import { Checkbox, Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useTexts } from '../../i18n/designer-texts.ts';
import { IdInput, isGoodId } from '../../schema-form/id-input.tsx';
import { idFromText } from '../../schema-form/initial-value.ts';
import { Pick } from '../../schema-form/pick.tsx';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import type { TwoTexts } from '../../schema-form/two-labels.tsx';
import { completed, TwoLabels } from '../../schema-form/two-labels.tsx';
import { FormButtons } from '../../shell/form-buttons.tsx';
import { FieldPlaces } from './field-places.tsx';
import { withType } from './field-type-change.ts';
import type { ChosenPlaces } from './place-field.ts';
import { formPlaces, withField } from './place-field.ts';
import { TypeSettings } from './type-settings.tsx';

/** What is said of a new field already when it is asked for. */
type Given = {
  readonly title: string;
  readonly type: FieldTypeName;
  readonly settings: Plain;
  readonly texts: TwoTexts;
};

/** A new field in one step: what it is called and holds, and where it is seen. */
export function NewFieldDialog({
  entity,
  given,
  onClose,
}: {
  readonly entity: Plain;
  readonly given?: Given;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const { wordFor } = usePropertyWords();
  const { documents, edit } = useDraftEditing();
  const [texts, setTexts] = useState<TwoTexts>(given?.texts ?? { de: '', en: '' });
  const [ownId, setId] = useState<string | null>(null);
  const [type, setType] = useState<FieldTypeName>(given?.type ?? 'text');
  const [settings, setSettings] = useState<Plain>(given?.settings ?? {});
  const [isRequired, setRequired] = useState(false);
  const [chosen, setChosen] = useState<ChosenPlaces>({ forms: {}, views: [] });
  const node = nodeBelow(nodeBelow(nodeOfKind('entity') ?? { schema: {}, root: {}, names: [] }, 'fields'), 0);
  const typeSchema = nodeBelow(node, 'type').schema;
  const fields = Array.isArray(entity['fields']) ? entity['fields'] : [];
  const id = ownId ?? idFromText(texts.en || texts.de, 'camel');
  const isTaken = fields.some((field) => isPlain(field) && field['id'] === id);
  const isComplete = neededOfType(type)
    .filter((key) => key === 'entity' || key === 'numbering')
    .every((key) => settings[key] !== undefined);
  const isGood = isGoodId(id, 'camel') && !isTaken && texts.de !== '' && isComplete;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isGood) return;
    const plain = { id, type, label: completed(texts), ...(isRequired && { required: true }), ...settings };
    const field = withType(plain, type, node);
    const places = formPlaces(documents, String(entity['id']), chosen, isRequired);
    const sections = new Map(places.flatMap(({ file, path }) => (path ? [[file, path] as const] : [])));
    edit(withField(documents, { entity: String(entity['id']), field, sections, views: new Set(chosen.views) }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={given?.title ?? t.newField} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <TwoLabels name={t.label} value={texts} onChange={setTexts} isFocused />
          <IdInput value={id} style="camel" isTaken={isTaken} onChange={setId} />
          <Pick
            label={t.fieldType}
            data={(typeSchema.enum ?? []).map((one) => ({ value: one, label: wordFor(typeSchema, one) }))}
            value={type}
            onChange={(next) => {
              if (next === null) return;
              const known = propertiesOfType(next as FieldTypeName);
              setSettings(Object.fromEntries(Object.entries(settings).filter(([key]) => known.has(key))));
              setType(next as FieldTypeName);
            }}
          />
          <TypeSettings type={type} node={node} value={settings} onChange={setSettings} />
          <Checkbox
            label={t.required}
            checked={isRequired}
            onChange={(event) => setRequired(event.currentTarget.checked)}
          />
          <FieldPlaces entity={String(entity['id'])} isRequired={isRequired} chosen={chosen} onChange={setChosen} />
          <FormButtons submit={t.add} isGood={isGood} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
