import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Button, Popover, Stack, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import { useChoices } from './choices.ts';
import { IdInput } from './id-input.tsx';
import { idFromText, initialValue, keyOfItems, styleOfIds } from './initial-value.ts';
import { Pick } from './pick.tsx';
import { usePropertyWords } from './property-words.ts';
import { completed, TwoLabels } from './two-labels.tsx';

type Props = {
  readonly name: string;
  readonly item: SchemaNode;
  readonly list: readonly unknown[];
  readonly around: readonly Plain[];
  readonly onAdd: (element: unknown) => void;
};

/** Adds an element to a list: what names it is asked first, because it stays for ever. */
export function AddElement({ name, item, list, around, onAdd }: Props) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const key = keyOfItems(item);
  const isAsked = key !== null && (item.schema.required ?? []).includes(key.name);
  const add = (more: Plain) => {
    setOpen(false);
    const initial = initialValue(item);
    onAdd(isPlain(initial) ? { ...initial, ...more } : initial);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t.addTo(name)}>
          <ActionIcon size="sm" aria-label={t.addTo(name)} onClick={() => (isAsked ? setOpen(!isOpen) : add({}))}>
            <IconPlus size={15} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        {key?.isId ? (
          <FreshElement item={item} list={list} onAdd={add} />
        ) : (
          key && <ChosenElement item={item} property={key.name} list={list} around={around} onAdd={add} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function FreshElement({
  item,
  list,
  onAdd,
}: {
  readonly item: SchemaNode;
  readonly list: readonly unknown[];
  readonly onAdd: (more: Plain) => void;
}) {
  const t = useTexts();
  const [texts, setTexts] = useState({ de: '', en: '' });
  const [id, setId] = useState<string | null>(null);
  const hasLabel = item.schema.properties?.['label'] !== undefined;
  const style = styleOfIds(item);
  const taken = new Set(list.map((one) => (isPlain(one) ? one['id'] : undefined)));
  const shownId = id ?? idFromText(texts.en || texts.de, style);
  const isGood = shownId !== '' && !taken.has(shownId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside a form that is not one in the page, but is one for React.
    event.stopPropagation();
    if (isGood) onAdd({ id: shownId, ...(hasLabel && { label: completed(texts) }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {hasLabel && <TwoLabels name={t.label} value={texts} onChange={setTexts} isFocused />}
        <IdInput value={shownId} style={style} isTaken={taken.has(shownId)} onChange={setId} />
        <Button type="submit" disabled={!isGood}>
          {t.add}
        </Button>
      </Stack>
    </form>
  );
}

function ChosenElement({
  item,
  property,
  list,
  around,
  onAdd,
}: {
  readonly item: SchemaNode;
  readonly property: string;
  readonly list: readonly unknown[];
  readonly around: readonly Plain[];
  readonly onAdd: (more: Plain) => void;
}) {
  const language = useLanguage();
  const { nameOf } = usePropertyWords();
  const node = nodeBelow(item, property);
  const isOnce = property === 'field';
  const taken = new Set(list.map((one) => (isPlain(one) ? one[property] : undefined)));
  const choices = useChoices(node, around).filter(({ value }) => !isOnce || !taken.has(value));
  return (
    <Pick
      data-autofocus
      lang={language}
      comboboxProps={{ withinPortal: false }}
      label={nameOf(node.schema, property)}
      data={choices}
      value={null}
      onChange={(value) => value !== null && onAdd({ [property]: value })}
    />
  );
}
