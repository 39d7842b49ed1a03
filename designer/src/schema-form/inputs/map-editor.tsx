import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Badge, Button, Popover, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTexts } from '../../i18n/designer-texts.ts';
import { Fold } from '../fold.tsx';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { initialValue, titleOfItem } from '../initial-value.ts';
import { ObjectEditor } from '../object-editor.tsx';
import { SectionHelp } from '../section-help.tsx';
import { shapeOf } from '../shape.ts';

/** Things by names of their own: states, events, delays. */
export function MapEditor({ node, path, value, around, name }: EditorProps) {
  const t = useTexts();
  const language = useLanguage();
  const { Editor, setValue, setOpen, isReadOnly } = useForm();
  const shape = shapeOf(node);
  if (shape.is !== 'map' || !isPlain(value ?? {})) return null;
  const map = isPlain(value) ? value : {};
  const inner = [map, ...around];
  const pattern = node.schema.propertyNames?.pattern;
  return (
    <Fold
      level="section"
      path={path}
      title={name}
      note={
        <Badge size="sm" color="gray">
          {Object.keys(map).length}
        </Badge>
      }
      actions={
        !isReadOnly && (
          <AddKey
            name={name}
            isGood={(key) => !Object.hasOwn(map, key) && (pattern === undefined || new RegExp(pattern).test(key))}
            onAdd={(key) => {
              setValue([...path, key], initialValue(shape.value));
              setOpen(path, true);
              setOpen([...path, key], true);
            }}
          />
        )
      }
    >
      {() => (
        <Stack gap={6}>
          <SectionHelp schema={node.schema} />
          {Object.entries(map).map(([key, one]) => {
            const title = labelOfMeta(one, language) || key;
            const remove = !isReadOnly && (
              <Tooltip label={t.removeOne(title)}>
                <ActionIcon
                  size="sm"
                  aria-label={t.removeOne(title)}
                  onClick={() => setValue([...path, key], undefined)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </Tooltip>
            );
            if (!isPlain(one))
              return (
                <div key={key} className="ld-cell">
                  <div className="ld-value">
                    <Editor
                      node={shape.value}
                      path={[...path, key]}
                      value={one}
                      around={inner}
                      name={key}
                      isRequired={false}
                    />
                  </div>
                  {remove}
                </div>
              );
            return (
              <Fold
                key={key}
                level="item"
                path={[...path, key]}
                title={title}
                note={title === key ? '' : key}
                actions={remove}
              >
                {() => <ObjectEditor node={shape.value} path={[...path, key]} value={one} around={inner} />}
              </Fold>
            );
          })}
        </Stack>
      )}
    </Fold>
  );
}

/** States carry what people read in `meta`. */
const labelOfMeta = (value: unknown, language: 'de' | 'en'): string =>
  isPlain(value) ? titleOfItem(isPlain(value['meta']) ? value['meta'] : value, language) : '';

function AddKey({
  name,
  isGood,
  onAdd,
}: {
  readonly name: string;
  readonly isGood: (key: string) => boolean;
  readonly onAdd: (key: string) => void;
}) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isGood(key)) return;
    onAdd(key);
    setKey('');
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t.addTo(name)}>
          <ActionIcon size="sm" aria-label={t.addTo(name)} onClick={() => setOpen(!isOpen)}>
            <IconPlus size={15} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <TextInput
              data-autofocus
              label={t.key}
              spellCheck={false}
              value={key}
              {...(key !== '' && !isGood(key) && { error: t.idWrong })}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!isGood(key)}>
              {t.add}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
