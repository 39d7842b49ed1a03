import { isPlain } from '@leitwerk/metadata/keyed-list';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { OptionBadge, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Code, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../i18n/designer-texts.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { OriginMark } from '../../origin/origin-mark.tsx';
import { AddElement } from '../../schema-form/add-element.tsx';
import { titleOfItem } from '../../schema-form/initial-value.ts';
import { movedElement, rowKeys } from '../../schema-form/moved-element.ts';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import { SortableRows } from '../../schema-form/sortable-rows.tsx';
import { placeId } from '../../schema-form/value-path.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import './option-table.css';

const LIST = ['options'];
/** In the order of the columns. */
const SHOWN = ['label', 'color', 'icon', 'archived'] as const;

/** All options at once, as they will look: what they are called, their colour and icon, their order, whether they are offered. */
export function OptionTable({ form, document, node }: KindEditorProps) {
  const t = useTexts();
  const { others } = useFormTexts();
  const language = useLanguage();
  const { nameOf } = usePropertyWords();
  const { Editor, setValue, isReadOnly, issuesAt } = form;
  const list = nodeBelow(node, 'options');
  const item = nodeBelow(list, 0);
  const options: readonly unknown[] = Array.isArray(document['options']) ? document['options'] : [];
  const keys = rowKeys(options.map((one) => (isPlain(one) ? String(one['id']) : '')));
  const name = nameOf(list.schema, 'options');
  const wordOf = (key: string): string => nameOf(nodeBelow(item, key).schema, key);
  const rows = options.filter(isPlain).map((option, at) => {
    const path = [...LIST, at];
    const title = titleOfItem(option, language) || String(option['id']);
    const cell = (key: (typeof SHOWN)[number]) => (
      <div key={key} className="ld-option-cell" data-key={key}>
        <Editor
          node={nodeBelow(item, key)}
          path={[...path, key]}
          value={option[key]}
          around={[option, document]}
          name={`${wordOf(key)} (${String(option['id'])})`}
          isRequired={key === 'label'}
          isBare
        />
      </div>
    );
    return {
      key: keys[at] ?? String(at),
      name: title,
      content: (
        <div
          className="ld-option"
          id={placeId(path)}
          tabIndex={-1}
          data-off={option['archived'] === true || undefined}
          data-wrong={form.hasErrors(path) || undefined}
        >
          <div className="ld-option-look">
            <OptionBadge option={{ ...option, label: { de: title, en: title } } as never} />
            <Code className="lw-ellipsis">{String(option['id'])}</Code>
          </div>
          {SHOWN.map(cell)}
          <Group gap={2} wrap="nowrap">
            <OriginMark path={path} name={title} />
            {!isReadOnly && (
              <Tooltip label={t.removeOne(title)}>
                <ActionIcon size="sm" aria-label={t.removeOne(title)} onClick={() => setValue(path, undefined)}>
                  <IconTrash size={14} />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
        </div>
      ),
    };
  });
  return (
    <section className="ld-options" aria-label={name} id={placeId(LIST)} tabIndex={-1}>
      <Group gap={6} mb={8}>
        <Title order={3} size="h5">
          {name}
        </Title>
        <Text span c="dimmed" size="sm">
          {options.length}
        </Text>
        {!isReadOnly && (
          <AddElement
            name={name}
            item={item}
            list={options}
            around={[document]}
            onAdd={(option) => setValue(LIST, [...options, option])}
          />
        )}
      </Group>
      {issuesAt(LIST).map(({ code, message }) => (
        <Text key={code} size="xs" c="var(--mantine-color-error)">
          {message}
        </Text>
      ))}
      <div className="ld-option ld-option-head" aria-hidden>
        <span />
        {SHOWN.map((key) => (
          <span key={key}>{wordOf(key)}</span>
        ))}
        <span />
      </div>
      <SortableRows
        rows={rows}
        isFixed={isReadOnly}
        onMove={(from, to) => setValue(LIST, movedElement(options, from, to))}
      />
      <Title order={3} size="h5" mt="lg" mb={8}>
        {others}
      </Title>
    </section>
  );
}
