import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { FieldTypeName } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/designer-texts.ts';
import type { FormEditing } from '../../schema-form/form-context.tsx';
import { FormProvider } from '../../schema-form/form-context.tsx';
import { titleOfItem } from '../../schema-form/initial-value.ts';
import { movedElement, rowKeys } from '../../schema-form/moved-element.ts';
import { SortableRows } from '../../schema-form/sortable-rows.tsx';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { FieldRow } from './field-row.tsx';
import { withType } from './field-type-change.ts';
import { NewFieldDialog } from './new-field-dialog.tsx';

/** The fields of an entity, each a line that opens into its settings. */
export function FieldTable({ form, document: entity, node }: KindEditorProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const fieldNode = nodeBelow(nodeBelow(node, 'fields'), 0);
  const fields = (Array.isArray(entity['fields']) ? entity['fields'] : []).filter(isPlain);
  const keys = rowKeys(fields.map((field) => String(field['id'])));
  const isAsked = (field: Plain): boolean =>
    `${titleOfItem(field, 'de')} ${titleOfItem(field, 'en')} ${String(field['id'])}`
      .toLowerCase()
      .includes(text.toLowerCase());
  const shown = fields.map((field, at) => ({ field, at })).filter(({ field }) => isAsked(field));
  const setValue: FormEditing['setValue'] = useCallbackRef((path, value, typed) => {
    const [list, at, property] = path;
    const field = fields[Number(at)];
    if (list === 'fields' && property === 'type' && path.length === 3 && field && isTypeName(value))
      form.setValue(path.slice(0, 2), withType(field, value, fieldNode));
    else form.setValue(path, value, typed);
  });
  const inner: FormEditing = { ...form, setValue };
  return (
    <FormProvider value={inner}>
      <section className="ld-fields" aria-label={t.fields} id="at-fields" tabIndex={-1}>
        <Group justify="space-between" mb={8}>
          <Title order={3} size="h5">
            {t.fields}{' '}
            <Text span c="dimmed" size="sm">
              {fields.length}
            </Text>
          </Title>
          <Group gap={8}>
            <TextInput
              size="xs"
              w={180}
              aria-label={t.filterFields}
              placeholder={t.filterFields}
              leftSection={<IconSearch size={13} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {!form.isReadOnly && (
              <Button size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setNew(true)}>
                {t.newField}
              </Button>
            )}
          </Group>
        </Group>
        <div className="ld-field-head" aria-hidden>
          <span>{t.columnHead}</span>
          <span>{t.fieldType}</span>
          <span>{t.required}</span>
          <span>{t.unique}</span>
          <span>{t.searchable}</span>
          <span />
        </div>
        <SortableRows
          isFixed={form.isReadOnly || text !== ''}
          onMove={(from, to) => form.setValue(['fields'], movedElement(fields, from, to))}
          rows={shown.map(({ field, at }) => ({
            key: keys[at] ?? String(at),
            name: titleOfItem(field, 'de'),
            content: <FieldRow entity={entity} field={field} at={at} node={fieldNode} />,
          }))}
        />
        <Title order={3} size="h5" mt="lg" mb={8}>
          {t.others}
        </Title>
      </section>
      {isNew && <NewFieldDialog entity={entity} onClose={() => setNew(false)} />}
    </FormProvider>
  );
}

const isTypeName = (value: unknown): value is FieldTypeName =>
  typeof value === 'string' && Object.hasOwn(fieldTypes, value);
