import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { findDefinition, headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useTexts } from '../../i18n/designer-texts.ts';
import { useNavigationTexts } from '../../i18n/navigation-texts.ts';
import { OriginMark } from '../../origin/origin-mark.tsx';
import { AddElement } from '../../schema-form/add-element.tsx';
import { Fold } from '../../schema-form/fold.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathText, placeId } from '../../schema-form/value-path.ts';
import type { Place, Step } from './navigation-tree.ts';
import { childrenOf, entriesAt, isGroup, ROOT } from './navigation-tree.ts';
import type { TreeProps } from './tree-props.ts';

const STEPS: Readonly<Record<string, Step>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** What an entry can open; the narrower goes first. */
const SHOWN = ['report', 'dashboard', 'view', 'entity'] as const;

type Props = TreeProps & { readonly path: ValuePath; readonly entry: Plain };

/** One entry: what it is called and shows, its handle, and its settings when it is opened. */
export function NavigationRow({ app, node, nameOf, onStep, path, entry }: Props) {
  const t = useNavigationTexts();
  const own = useTexts();
  const { isReadOnly, setValue, setOpen } = useForm();
  const name = nameOf(path);
  const id = pathText(path);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: path as never, disabled: isReadOnly });
  const place: Place = { list: path.slice(0, -1), at: Number(path.at(-1)) };
  const drop = useDroppable({ id: `before ${id}`, data: place });
  const isTop = path.length === ROOT.length + 1;
  const isHeading = isGroup(entry);
  const showsNothing = SHOWN.every((key) => entry[key] === undefined);
  const children = childrenOf(path);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    onStep(path, step);
  };
  return (
    <div
      ref={(element) => {
        setNodeRef(element);
        drop.setNodeRef(element);
      }}
      className="ld-tree-row"
      data-dragging={isDragging || undefined}
      data-over={drop.isOver || undefined}
    >
      {!isReadOnly && (
        <ActionIcon
          size="sm"
          className="ld-handle"
          id={`move-${placeId(path)}`}
          aria-label={t.move(name)}
          {...listeners}
          onKeyDown={onKeyDown}
        >
          <IconGripVertical size={14} />
        </ActionIcon>
      )}
      <div className="ld-tree-entry">
        <Fold
          level="item"
          path={path}
          title={
            <span className="ld-line">
              <EntryIcon entry={entry} />
              {name}
            </span>
          }
          note={<Shown entry={entry} />}
          actions={
            <>
              <OriginMark path={path} name={name} />
              {!isReadOnly && (
                <>
                  {isTop && isHeading && (
                    <AddElement
                      name={t.below(name)}
                      item={node}
                      list={entriesAt(app, children)}
                      around={[entry, app]}
                      onAdd={(element) => {
                        const entries = entriesAt(app, children);
                        setValue(children, [...entries, element]);
                        setOpen([...children, entries.length], true);
                      }}
                    />
                  )}
                  <Tooltip label={own.removeOne(name)}>
                    <ActionIcon size="sm" aria-label={own.removeOne(name)} onClick={() => setValue(path, undefined)}>
                      <IconTrash size={14} />
                    </ActionIcon>
                  </Tooltip>
                </>
              )}
            </>
          }
        >
          {() => (
            <>
              <ObjectEditor node={node} path={path} value={entry} around={[app]} without={['children']} />
              {isHeading && entriesAt(app, children).length === 0 && !isReadOnly && (
                <Button size="compact-xs" variant="default" mt={8} onClick={() => setValue(children, undefined)}>
                  {t.makeEntry}
                </Button>
              )}
              {isTop && !isHeading && showsNothing && !isReadOnly && (
                <Button size="compact-xs" variant="default" mt={8} onClick={() => setValue(children, [])}>
                  {t.makeGroup}
                </Button>
              )}
            </>
          )}
        </Fold>
      </div>
    </div>
  );
}

function EntryIcon({ entry }: { readonly entry: Plain }) {
  const { model } = useDraftEditing();
  const own = typeof entry['icon'] === 'string' ? entry['icon'] : undefined;
  if (isGroup(entry)) return null;
  return <NamedIcon name={own ?? entityWithId(model, entry['entity'])?.icon} size={15} />;
}

/** What is opened by the entry. */
function Shown({ entry }: { readonly entry: Plain }) {
  const t = useNavigationTexts();
  const label = useLabel();
  const { documents, model } = useDraftEditing();
  const wordOf = (kind: string, id: unknown): string => {
    const head = headOf(findDefinition(documents, kind, String(id))?.document);
    return label(head.label) || label(entityWithId(model, id)?.label) || String(id);
  };
  if (isGroup(entry)) return <>{t.heading}</>;
  const kind = SHOWN.find((key) => entry[key] !== undefined);
  if (kind !== undefined) return <>{wordOf(kind, entry[kind])}</>;
  return (
    <Text span size="xs" c="var(--mantine-color-error)">
      {t.nothing}
    </Text>
  );
}
