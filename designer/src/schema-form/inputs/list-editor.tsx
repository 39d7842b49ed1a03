import { isPlain } from '@leitwerk/metadata/keyed-list';
import { ActionIcon, Badge, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../i18n/designer-texts.ts';
import { OriginMark } from '../../origin/origin-mark.tsx';
import { AddElement } from '../add-element.tsx';
import { Fold } from '../fold.tsx';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { keyOfItems } from '../initial-value.ts';
import { useItemWords } from '../item-words.ts';
import { movedElement, rowKeys } from '../moved-element.ts';
import { ObjectEditor } from '../object-editor.tsx';
import { SectionHelp } from '../section-help.tsx';
import { shapeOf } from '../shape.ts';
import { SortableRows } from '../sortable-rows.tsx';

/** A list of things with properties: added, removed, put in order, each folded away until it is wanted. */
export function ListEditor({ node, path, value, around, name }: EditorProps) {
  const t = useTexts();
  const { Editor, setValue, setOpen, isReadOnly, issuesAt } = useForm();
  const shape = shapeOf(node);
  const item = shape.is === 'list' ? shape.item : node;
  const wordsOf = useItemWords(item, around);
  if (shape.is !== 'list') return null;
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const keyName = keyOfItems(item)?.name;
  const words = list.map(wordsOf);
  const titles = words.map(({ title }, at) => title || String(at + 1));
  const keys = rowKeys(list.map((one, at) => (isPlain(one) && keyName ? String(one[keyName]) : String(at))));
  const [problem] = issuesAt(path);
  const rows = list.map((one, at) => ({
    key: keys[at] ?? String(at),
    name: titles[at] ?? '',
    content: isPlain(one) ? (
      <Fold
        level="item"
        path={[...path, at]}
        title={titles[at]}
        note={words[at]?.note}
        actions={
          <>
            <OriginMark path={[...path, at]} name={titles[at] ?? ''} />
            {!isReadOnly && (
              <Tooltip label={t.removeOne(titles[at] ?? '')}>
                <ActionIcon
                  size="sm"
                  aria-label={t.removeOne(titles[at] ?? '')}
                  onClick={() => setValue([...path, at], undefined)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </Tooltip>
            )}
          </>
        }
      >
        {() => <ObjectEditor node={item} path={[...path, at]} value={one} around={around} />}
      </Fold>
    ) : (
      <Editor
        node={item}
        path={[...path, at]}
        value={one}
        around={around}
        name={`${name} ${at + 1}`}
        isRequired={false}
      />
    ),
  }));
  return (
    <Fold
      level="section"
      path={path}
      title={name}
      note={
        <Badge size="sm" color="gray">
          {list.length}
        </Badge>
      }
      actions={
        !isReadOnly && (
          <AddElement
            name={name}
            item={item}
            list={list}
            around={around}
            onAdd={(element) => {
              setValue(path, [...list, element]);
              setOpen(path, true);
              setOpen([...path, list.length], true);
            }}
          />
        )
      }
    >
      {() => (
        <>
          <SectionHelp schema={node.schema} />
          {problem && (
            <Text size="xs" c="var(--mantine-color-error)">
              {problem.message}
            </Text>
          )}
          <SortableRows
            rows={rows}
            isFixed={isReadOnly}
            onMove={(from, to) => setValue(path, movedElement(list, from, to))}
          />
        </>
      )}
    </Fold>
  );
}
