import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { ActionIcon, Button, Menu, Stack, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTexts } from '../i18n/designer-texts.ts';
import { OriginMark } from '../origin/origin-mark.tsx';
import { useForm } from './form-context.tsx';
import { initialValue } from './initial-value.ts';
import { JsonEditor } from './inputs/json-editor.tsx';
import { propertiesShown } from './properties-shown.ts';
import { usePropertyWords } from './property-words.ts';
import type { Shape } from './shape.ts';
import { shapeOf } from './shape.ts';
import type { ValuePath } from './value-path.ts';

/** These need the whole width. */
const WIDE: ReadonlySet<Shape['is']> = new Set([
  'label',
  'letter',
  'formula',
  'list',
  'texts',
  'object',
  'map',
  'json',
  'filter',
  'values',
  'input',
  'variants',
]);
const BIG: ReadonlySet<Shape['is']> = new Set(['list', 'object', 'map']);

export type ObjectEditorProps = {
  readonly node: SchemaNode;
  readonly path: ValuePath;
  readonly value: Plain;
  readonly around: readonly Plain[];
  /** Left out because something else on the page edits it. */
  readonly without?: readonly string[];
  /** Of all properties these alone. */
  readonly only?: readonly string[];
};

/** All properties of an object: what it has and needs at once, the rest from a menu. */
export function ObjectEditor({ node, path, value, around, without = [], only }: ObjectEditorProps) {
  const { Editor, setValue, setOpen, isReadOnly } = useForm();
  const { nameOf } = usePropertyWords();
  const t = useTexts();
  const { shown, more, unknown } = propertiesShown(node, value, around, { without, only });
  const required = new Set(node.schema.required ?? []);
  const big = shown.filter((key) => BIG.has(shapeOf(nodeBelow(node, key)).is));
  const inner = [value, ...around];
  const cell = (key: string) => {
    const below = nodeBelow(node, key);
    const shape = shapeOf(below).is;
    if (shape === 'fixed') return null;
    const isAdded = key in value && !required.has(key) && below.schema['x-main'] !== true;
    const name = nameOf(below.schema, key);
    return (
      <div key={key} className={WIDE.has(shape) ? 'ld-cell ld-wide' : 'ld-cell'}>
        <div className="ld-value">
          <Editor
            node={below}
            path={[...path, key]}
            value={value[key]}
            around={inner}
            name={name}
            isRequired={required.has(key)}
          />
        </div>
        <OriginMark path={[...path, key]} name={name} />
        {isAdded && !isReadOnly && (
          <Tooltip label={t.removeOne(name)}>
            <ActionIcon
              size="sm"
              mt={2}
              aria-label={t.removeOne(name)}
              onClick={() => setValue([...path, key], undefined)}
            >
              <IconX size={13} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    );
  };
  return (
    <Stack gap="sm">
      <div className="ld-grid">{shown.filter((key) => !big.includes(key)).map(cell)}</div>
      {big.map(cell)}
      {unknown.map((key) => (
        <JsonEditor
          key={key}
          node={{ schema: {}, root: {}, names: [] }}
          path={[...path, key]}
          value={value[key]}
          around={inner}
          name={`${key} · ${t.unknownSetting}`}
          isRequired={false}
        />
      ))}
      {more.length > 0 && !isReadOnly && (
        <Menu position="bottom-start" width={260}>
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" w="fit-content" leftSection={<IconPlus size={14} aria-hidden />}>
              {t.addSetting}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className="ld-menu">
            {more.map((key) => (
              <Menu.Item
                key={key}
                onClick={() => {
                  setValue([...path, key], initialValue(nodeBelow(node, key)));
                  setOpen([...path, key], true);
                }}
              >
                {nameOf(nodeBelow(node, key).schema, key)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Stack>
  );
}
