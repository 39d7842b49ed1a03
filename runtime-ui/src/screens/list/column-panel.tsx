import { DndContext, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core';
import { ActionIcon, Button, Checkbox, Group, Stack, Switch, Text } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useLabel, useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { fieldsOf } from '../../model/fields-of.ts';
import type { ShownView } from './shown-view.ts';

/** Which columns this person sees in a view and in which order: dragged, or moved by the arrow keys on the handle. */
export function ColumnPanel({ entity, fields, own, setOwn, state }: ShownView) {
  const t = useText();
  const label = useLabel();
  const [told, setTold] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const ids = fields.map((one) => one.id);
  const rest = fieldsOf(entity).filter((one) => !fields.includes(one));
  const set = (columns: readonly string[]) => setOwn({ ...own, columns });
  const move = (id: string, to: number) => {
    if (to < 0 || to >= ids.length) return;
    const next = ids.filter((one) => one !== id);
    next.splice(to, 0, id);
    set(next);
    const field = fields.find((one) => one.id === id);
    setTold(t('columnMoved', { field: label(field?.label), place: to + 1 }));
  };
  return (
    <Stack gap={8}>
      <DndContext
        sensors={sensors}
        onDragEnd={({ active, over }) => {
          if (over && over.id !== active.id) move(String(active.id), ids.indexOf(String(over.id)));
        }}
      >
        {fields.map((field, index) => (
          <Chosen
            key={field.id}
            field={field}
            isOnly={ids.length === 1}
            onMove={(step) => move(field.id, index + step)}
            onRemove={() => set(ids.filter((one) => one !== field.id))}
          />
        ))}
      </DndContext>
      {rest.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('moreColumns')}
        </Text>
      )}
      {rest.map((field) => (
        <Checkbox
          key={field.id}
          size="xs"
          ml={30}
          label={label(field.label)}
          checked={false}
          onChange={() => set([...ids, field.id])}
        />
      ))}
      {state.type === 'list' && (
        <Switch
          size="xs"
          mt={6}
          label={t('pinFirst')}
          checked={own.pinned === true}
          onChange={(event) => {
            const { pinned: _pinned, ...others } = own;
            setOwn(event.currentTarget.checked ? { ...others, pinned: true } : others);
          }}
        />
      )}
      <Button size="xs" variant="default" disabled={Object.keys(own).length === 0} onClick={() => setOwn({})}>
        {t('resetColumns')}
      </Button>
      <div role="status" className="lw-told">
        {told}
      </div>
    </Stack>
  );
}

type ChosenProps = {
  readonly field: FieldModel;
  readonly isOnly: boolean;
  readonly onMove: (step: number) => void;
  readonly onRemove: () => void;
};

function Chosen({ field, isOnly, onMove, onRemove }: ChosenProps) {
  const t = useText();
  const label = useLabel();
  const drag = useDraggable({ id: field.id });
  const drop = useDroppable({ id: field.id });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    onMove(step);
  };
  const y = drag.transform?.y;
  return (
    <Group
      ref={(element: HTMLDivElement | null) => {
        drag.setNodeRef(element);
        drop.setNodeRef(element);
      }}
      gap={6}
      wrap="nowrap"
      className="lw-chosen"
      data-over={(drop.isOver && !drag.isDragging) || undefined}
      style={y === undefined ? {} : { transform: `translateY(${y}px)`, zIndex: 1 }}
    >
      <ActionIcon
        size="sm"
        aria-label={t('moveColumn', { field: label(field.label) })}
        style={{ cursor: 'grab', touchAction: 'none' }}
        {...drag.listeners}
        onKeyDown={onKeyDown}
      >
        <IconGripVertical size={14} />
      </ActionIcon>
      <Checkbox size="xs" label={label(field.label)} checked disabled={isOnly} onChange={onRemove} />
    </Group>
  );
}
