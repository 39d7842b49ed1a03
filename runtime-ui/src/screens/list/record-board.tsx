import { DndContext, DragOverlay, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { countByGroup } from '../../client/records.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import { BoardCard } from './board-card.tsx';
import { BoardColumn } from './board-column.tsx';
import { useMoveCard } from './use-move-card.ts';

type Props = {
  readonly entity: EntityModel;
  readonly group: FieldModel;
  readonly fields: readonly FieldModel[];
  readonly filter: Filter;
  readonly search: string | undefined;
};

/** Columns are the options of a field. A card is moved by the step that leads to the column, under all its rules. */
export function RecordBoard({ entity, group, fields, filter, search }: Props) {
  const language = useLanguage();
  const [dragged, setDragged] = useState<WireRecord | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const counts = useQuery({
    queryKey: queryKeys.aggregate(entity.name, { group: group.name, filter }),
    queryFn: () => countByGroup(entity.name, group.name, filter),
  });
  const countOf = (id: string): number | undefined =>
    counts.data && (counts.data.find((row) => row.key === id)?.count ?? 0);

  const move = useMoveCard(entity, group);
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => setDragged(active.data.current as WireRecord)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ over }) => {
        const to = group.options?.find((one) => one.id === over?.id);
        if (dragged && to) void move(dragged, to);
        setDragged(null);
      }}
    >
      <Box style={{ flex: 1, overflow: 'auto' }} tabIndex={0} role="region" aria-label={group.label[language]}>
        <Group align="stretch" wrap="nowrap" gap="sm" p="sm">
          {(group.options ?? [])
            .filter((one) => !one.archived)
            .map((option) => (
              <BoardColumn
                key={option.id}
                entity={entity}
                group={group}
                option={option}
                fields={fields}
                filter={filter}
                search={search}
                // The server counts by filter only.
                count={search ? undefined : countOf(option.id)}
                onMove={move}
              />
            ))}
        </Group>
      </Box>
      <DragOverlay>{dragged && <BoardCard entity={entity} fields={fields} record={dragged} />}</DragOverlay>
    </DndContext>
  );
}
