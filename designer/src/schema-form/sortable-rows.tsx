import type { DragEndEvent } from '@dnd-kit/core';
import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { memo, useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';

/** So that a click stays one. */
const POINTER = { activationConstraint: { distance: 4 } };

export type SortableRow = { readonly key: string; readonly name: string; readonly content: ReactNode };

/** Rows that are put in order by dragging their handle, or by the arrow keys on it; what has moved is told. */
export function SortableRows({
  rows,
  isFixed,
  onMove,
}: {
  readonly rows: readonly SortableRow[];
  readonly isFixed: boolean;
  readonly onMove: (from: number, to: number) => void;
}) {
  const t = useTexts();
  const [told, setTold] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, POINTER));
  const keys = rows.map(({ key }) => key);
  const move = (from: number, to: number) => {
    const row = rows[from];
    if (!row || to < 0 || to >= rows.length || from === to) return;
    onMove(from, to);
    setTold(t.moved(row.name, to + 1));
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) move(keys.indexOf(String(active.id)), keys.indexOf(String(over.id)));
  };
  return (
    <>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={keys} strategy={verticalListSortingStrategy}>
          <ol className="ld-list">
            {rows.map((row, at) => (
              <Row
                key={row.key}
                row={row}
                isFixed={isFixed || rows.length < 2}
                onStep={(step) => move(at, at + step)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <div role="status" className="ld-told">
        {told}
      </div>
    </>
  );
}

function Row({
  row,
  isFixed,
  onStep,
}: {
  readonly row: SortableRow;
  readonly isFixed: boolean;
  readonly onStep: (step: number) => void;
}) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: row.key, disabled: isFixed });
  const onKeyDown = useCallbackRef((event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    onStep(step);
  });
  return (
    <li
      ref={setNodeRef}
      className="ld-item"
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), ...(transition && { transition }) }}
    >
      {!isFixed && <Handle name={row.name} listeners={listeners} onKeyDown={onKeyDown} />}
      <div className="ld-item-body">{row.content}</div>
    </li>
  );
}

const Handle = memo(function Handle({
  name,
  listeners,
  onKeyDown,
}: {
  readonly name: string;
  readonly listeners: ReturnType<typeof useSortable>['listeners'];
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const t = useTexts();
  return (
    <ActionIcon
      size="sm"
      className="ld-handle"
      aria-label={t.moveOne(name)}
      title={t.dragHint}
      {...listeners}
      onKeyDown={onKeyDown}
    >
      <IconGripVertical size={14} />
    </ActionIcon>
  );
});
