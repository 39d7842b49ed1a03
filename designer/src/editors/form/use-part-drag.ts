import type {
  Announcements,
  CollisionDetection,
  DragEndEvent,
  DragOverEvent,
  DragStartEvent,
  KeyboardCoordinateGetter,
  UniqueIdentifier,
} from '@dnd-kit/core';
import { closestCenter, KeyboardSensor, PointerSensor, pointerWithin, useSensor, useSensors } from '@dnd-kit/core';
import { useRef, useState } from 'react';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { valueAt } from '../../schema-form/value-path.ts';
import type { Dragged, DropTarget } from './drop-target.ts';
import { accepts, slotOver } from './drop-target.ts';
import { fieldOf, kindInList } from './form-part.ts';
import type { FormParts } from './form-parts.ts';

type Holder = { readonly data: { readonly current?: unknown } };

export const draggedOf = (holder: Holder | null | undefined) => holder?.data.current as Dragged | undefined;
const fits = (what: Dragged, holder: Holder): boolean =>
  accepts(targetOf(holder) as DropTarget, what.kind, 'from' in what ? what.from : undefined);
const targetOf = (holder: Holder | null | undefined) => holder?.data.current as DropTarget | undefined;

/** Farther away nothing is meant. */
const FARTHEST_PX = 140;
/** So long over the name of a tab, and it is opened. */
const DWELL_MS = 600;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Dragging parts of a form by mouse, finger and keys; with keys from one place where the part fits to the next. */
export function usePartDrag(parts: FormParts) {
  const t = useFormTexts();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  // What is dragged may have left the page meanwhile: its tab is not shown any more.
  const held = useRef<Dragged | null>(null);
  const byKeys = useRef<UniqueIdentifier | null>(null);
  const dwell = useRef<ReturnType<typeof setTimeout>>(undefined);

  const coordinates: KeyboardCoordinateGetter = (event, { context }) => {
    const step = STEPS[event.code];
    const what = held.current;
    if (step === undefined || !what) return undefined;
    event.preventDefault();
    const targets = context.droppableContainers
      .getEnabled()
      .filter((one) => one.node.current && fits(what, one))
      .sort((one, other) => {
        const order = one.node.current?.compareDocumentPosition(other.node.current as Node) ?? 0;
        return order & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
      });
    const at = targets.findIndex(({ id }) => id === byKeys.current);
    const next = targets[at < 0 ? 0 : (at + step + targets.length) % targets.length];
    const rect = next && context.droppableRects.get(next.id);
    if (!next || !rect) return undefined;
    byKeys.current = next.id;
    next.node.current?.scrollIntoView({ block: 'nearest' });
    return { x: rect.left, y: rect.top };
  };
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: coordinates,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );
  const collisionDetection: CollisionDetection = (args) => {
    const what = held.current;
    if (!what) return [];
    const droppableContainers = args.droppableContainers.filter((one) => fits(what, one));
    if (!args.pointerCoordinates) {
      const own = droppableContainers.find(({ id }) => id === byKeys.current);
      return own ? [{ id: own.id, data: { droppableContainer: own, value: 0 } }] : [];
    }
    const within = pointerWithin({ ...args, droppableContainers });
    if (within.length > 0) return within;
    return closestCenter({ ...args, droppableContainers }).filter(({ data }) => data?.['value'] < FARTHEST_PX);
  };
  const end = () => {
    clearTimeout(dwell.current);
    held.current = null;
    byKeys.current = null;
    setDragged(null);
  };
  const wordsOver = (target: DropTarget): string => ('before' in target ? t.placeBefore : t.placeEnd)(target.name);
  const name = (): string => held.current?.name ?? '';
  const announcements: Announcements = {
    onDragStart: ({ active }) => t.dragStart(draggedOf(active)?.name ?? ''),
    onDragOver: ({ over }) => {
      const target = targetOf(over);
      return target ? t.dragOver(name(), wordsOver(target)) : t.dragOut(name());
    },
    onDragEnd: ({ over, active }) => {
      const target = targetOf(over);
      const own = draggedOf(active)?.name ?? '';
      return target ? t.dragEnd(own, wordsOver(target)) : t.dragCancel(own);
    },
    onDragCancel: ({ active }) => t.dragCancel(draggedOf(active)?.name ?? ''),
  };
  return {
    dragged,
    context: {
      sensors,
      collisionDetection,
      accessibility: { announcements, screenReaderInstructions: { draggable: t.canvasHint } },
      onDragStart: ({ active, activatorEvent }: DragStartEvent) => {
        held.current = draggedOf(active) ?? null;
        byKeys.current = activatorEvent instanceof KeyboardEvent ? `before ${active.id}` : null;
        setDragged(held.current);
      },
      onDragOver: ({ over }: DragOverEvent) => {
        clearTimeout(dwell.current);
        const target = targetOf(over);
        if (!target || !('tab' in target) || held.current?.kind === 'tab' || byKeys.current !== null) return;
        dwell.current = setTimeout(() => parts.choose(['tabs', target.tab]), DWELL_MS);
      },
      onDragEnd: ({ over }: DragEndEvent) => {
        const target = targetOf(over);
        const what = held.current;
        end();
        if (!target || !what) return;
        const from = 'from' in what ? what.from : undefined;
        const slot = slotOver(parts.document, what.kind, target, from);
        // Shown in the header too, a field stays where it is entered.
        if (slot && what.kind === 'field' && kindInList(slot.list) === 'fact')
          parts.addFieldId(
            slot.list,
            fieldOf(from ? valueAt(parts.document, from) : 'part' in what && what.part),
            slot.at,
          );
        else if ('part' in what) parts.add(what.kind, what.part, slot);
        else if (slot) parts.move(what.from, slot);
      },
      onDragCancel: end,
    },
  };
}
