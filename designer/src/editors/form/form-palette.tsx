import { useDraggable } from '@dnd-kit/core';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconForms, IconLayoutNavbar, IconList, IconPlus, IconSearch, IconSection } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { buttonAttributes } from './drag-part.tsx';
import type { Dragged } from './drop-target.ts';
import type { PartKind } from './form-part.ts';
import { fieldsOnForm, listAt } from './form-part.ts';
import { useParts } from './form-parts.ts';

const NEW_SECTION: Plain = { id: 'section', label: { de: 'Abschnitt', en: 'Section' }, fields: [] };
const NEW_TAB: Plain = { id: 'tab', label: { de: 'Reiter', en: 'Tab' }, sections: [] };

/** What can be put into the form: fields that do not stand in it yet, and other parts. */
export function FormPalette() {
  const t = useFormTexts();
  const label = useLabel();
  const { document, entity } = useParts();
  const [text, setText] = useState('');
  const placed = fieldsOnForm(document);
  const left = (entity?.fields ?? []).filter(({ id }) => !placed.has(id));
  const words = text.trim().toLocaleLowerCase();
  const found = left.filter((field) => `${label(field.label)} ${field.id}`.toLocaleLowerCase().includes(words));
  return (
    <aside className="ld-palette" aria-label={t.parts}>
      {document['kind'] === 'form' && (
        <>
          <Title order={4} size="xs" mb={4}>
            {t.otherParts}
          </Title>
          <Item kind="section" name={t.newSection} part={NEW_SECTION} icon={<IconSection size={15} aria-hidden />} />
          <Item kind="tab" name={t.newTab} part={NEW_TAB} icon={<IconLayoutNavbar size={15} aria-hidden />} />
          <RelatedItems />
        </>
      )}
      <Title order={4} size="xs" mt={12} mb={4}>
        {t.fieldsLeft}
      </Title>
      <TextInput
        size="xs"
        mb={6}
        aria-label={t.searchFields}
        placeholder={t.searchFields}
        leftSection={<IconSearch size={13} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.map((field) => (
        <Item
          key={field.id}
          kind="field"
          name={label(field.label)}
          part={{ field: field.id }}
          icon={<IconForms size={15} aria-hidden />}
        />
      ))}
      {found.length === 0 && (
        <Text size="xs" c="dimmed">
          {left.length === 0 ? t.allPlaced : t.noneFits}
        </Text>
      )}
    </aside>
  );
}

/** Lists of records that point at this entity and are not shown yet. */
function RelatedItems() {
  const t = useFormTexts();
  const label = useLabel();
  const { document, model, entity } = useParts();
  const keyOf = (one: unknown): string => (isPlain(one) ? `${String(one['entity'])} ${String(one['via'])}` : '');
  const shown = new Set(
    listAt(document, ['tabs']).flatMap((_tab, at) => listAt(document, ['tabs', at, 'related']).map(keyOf)),
  );
  const lists = Object.values(model.entities).flatMap((other) =>
    other.fields
      .filter((field) => field.type === 'reference' && field.entity === entity?.name)
      .map((field) => ({
        part: { entity: other.id, via: field.id },
        name: t.viaField(label(other.labelPlural), label(field.label)),
      })),
  );
  return lists
    .filter(({ part }) => !shown.has(keyOf(part)))
    .map(({ part, name }) => (
      <Item key={keyOf(part)} kind="related" name={name} part={part} icon={<IconList size={15} aria-hidden />} />
    ));
}

/** Dragged to its place, or added behind what is chosen by a click. */
function Item({
  kind,
  name,
  part,
  icon,
}: {
  readonly kind: PartKind;
  readonly name: string;
  readonly part: Plain;
  readonly icon: ReactNode;
}) {
  const t = useFormTexts();
  const { add, form } = useParts();
  const { attributes, listeners, setNodeRef } = useDraggable({
    id: `new ${kind} ${JSON.stringify(part)}`,
    data: { kind, name, part } satisfies Dragged,
    disabled: form.isReadOnly,
  });
  return (
    <UnstyledButton
      {...buttonAttributes(attributes)}
      {...listeners}
      disabled={form.isReadOnly}
      ref={setNodeRef}
      className="ld-palette-item"
      aria-label={t.addPart(name)}
      title={t.addPart(name)}
      onClick={() => add(kind, part)}
    >
      {icon}
      <span className="ld-palette-name">{name}</span>
      <IconPlus size={13} aria-hidden className="ld-palette-plus" />
    </UnstyledButton>
  );
}
