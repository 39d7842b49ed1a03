import type { CollisionDetection, DragEndEvent } from '@dnd-kit/core';
import {
  closestCenter,
  DndContext,
  DragOverlay,
  MeasuringStrategy,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Group, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { useNavigationTexts } from '../../i18n/navigation-texts.ts';
import { AddElement } from '../../schema-form/add-element.tsx';
import { FormProvider } from '../../schema-form/form-context.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { placeId, valueAt } from '../../schema-form/value-path.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import './navigation.css';
import { NavigationList } from './navigation-list.tsx';
import type { Place, Step } from './navigation-tree.ts';
import { entriesAt, fitsInto, movedEntry, placeAfter, ROOT } from './navigation-tree.ts';

/** The navigation as it stands on the left of every screen: headings, with their entries below them. */
export function NavigationEditor({ form, document: app, node }: KindEditorProps) {
  const t = useNavigationTexts();
  const { others } = useFormTexts();
  const label = useLabel();
  const [dragged, setDragged] = useState<ValuePath | null>(null);
  const [told, setTold] = useState('');
  const toFocus = useRef<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const item = nodeBelow(nodeBelow(node, 'navigation'), 0);
  const nameOf = (path: ValuePath): string => {
    const head = headOf(valueAt(app, path));
    return label(head.label) || head.id;
  };
  useEffect(() => {
    if (toFocus.current === null) return;
    window.document.getElementById(toFocus.current)?.focus();
    toFocus.current = null;
  });
  const move = (from: ValuePath, place: Place | null, byKey: boolean) => {
    const moved = place && movedEntry(app, from, place);
    if (!moved) return setTold(t.stays(nameOf(from)));
    form.setValue(ROOT, moved.navigation);
    const at = Number(moved.path.at(-1)) + 1;
    const group =
      moved.path.length > ROOT.length + 1
        ? headOf(valueAt({ navigation: moved.navigation }, moved.path.slice(0, -2)))
        : null;
    setTold(t.moved(nameOf(from), group ? t.inGroup(at, label(group.label) || group.id) : t.inNavigation(at)));
    if (byKey) toFocus.current = `move-${placeId(moved.path)}`;
  };
  const collisionDetection: CollisionDetection = (args) => {
    const fitting = args.droppableContainers.filter(
      ({ data }) => dragged !== null && fitsInto(app, dragged, data.current as Place),
    );
    const within = pointerWithin({ ...args, droppableContainers: fitting });
    return within.length > 0 ? within : closestCenter({ ...args, droppableContainers: fitting });
  };
  const onDragEnd = ({ over }: DragEndEvent) => {
    const from = dragged;
    setDragged(null);
    if (from && over) move(from, over.data.current as Place, false);
  };
  const entries = entriesAt(app, ROOT);
  return (
    <FormProvider value={form}>
      <section className="ld-navigation" aria-label={t.navigation} id={placeId(ROOT)} tabIndex={-1}>
        <Group gap={6} mb={4}>
          <Title order={3} size="h5">
            {t.navigation}
          </Title>
          {!form.isReadOnly && (
            <AddElement
              name={t.navigation}
              item={item}
              list={entries}
              around={[app]}
              onAdd={(entry) => {
                form.setValue(ROOT, [...entries, entry]);
                form.setOpen([...ROOT, entries.length], true);
              }}
            />
          )}
        </Group>
        <Text size="xs" c="dimmed" mb={8}>
          {t.hint}
        </Text>
        {form.issuesAt(ROOT).map(({ code, message }) => (
          <Text key={code} size="xs" c="var(--mantine-color-error)">
            {message}
          </Text>
        ))}
        <DndContext
          sensors={sensors}
          collisionDetection={collisionDetection}
          measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
          onDragStart={({ active }) => setDragged(active.data.current as never as ValuePath)}
          onDragCancel={() => setDragged(null)}
          onDragEnd={onDragEnd}
        >
          <NavigationList
            app={app}
            node={item}
            list={ROOT}
            isDragging={dragged !== null}
            nameOf={nameOf}
            onStep={(path: ValuePath, step: Step) => move(path, placeAfter(app, path, step), true)}
          />
          <DragOverlay dropAnimation={null}>
            {dragged && <div className="ld-dragged">{nameOf(dragged)}</div>}
          </DragOverlay>
        </DndContext>
        <div role="status" className="ld-told">
          {told}
        </div>
        <Title order={3} size="h5" mt="lg" mb={8}>
          {others}
        </Title>
      </section>
    </FormProvider>
  );
}
