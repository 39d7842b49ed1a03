import {
  DndContext,
  DragOverlay,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Badge, Box, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { countByGroup, listRecords, sendTransition, updateRecord } from '../../client/records.ts';
import { OptionBadge } from '../../controls/option-badge.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel, Filter, Option } from '../../model/definitions.ts';
import { expandOf, statusOf, titleFieldOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { bothFilters } from '../../values/filter-conditions.ts';

const CARDS = 50;

type Props = {
  readonly entity: EntityModel;
  readonly group: FieldModel;
  readonly fields: readonly FieldModel[];
  readonly filter: Filter;
  readonly search: string | undefined;
};

/** Columns are the options of a field. A card is moved by the step that leads to the column, under all its rules. */
export function RecordBoard({ entity, group, fields, filter, search }: Props) {
  const model = useModel();
  const t = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const [dragged, setDragged] = useState<WireRecord | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const status = statusOf(model, entity);
  const counts = useQuery({
    queryKey: queryKeys.aggregate(entity.name, { group: group.name, filter }),
    queryFn: () => countByGroup(entity.name, group.name, filter),
  });
  const countOf = (id: string): number => counts.data?.find((row) => row.key === id)?.count ?? 0;

  const move = async (record: WireRecord, to: Option): Promise<void> => {
    const from = record[group.name];
    if (from === to.id) return;
    try {
      if (status?.field.id === group.id) {
        const step = status.status.transitions.find(
          (one) => one.to === to.id && one.from.some((state) => state === from),
        );
        if (!step) {
          notifications.show({ color: 'orange', message: t('moveTo', { state: to.label[language] }) });
          return;
        }
        await sendTransition(entity.name, record.id, step.id, {});
      } else {
        await updateRecord(entity.name, record.id, record.version, { [group.name]: to.id });
      }
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('errorTitle'),
        message: error instanceof Error ? error.message : '',
      });
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    }
  };

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
              <Column
                key={option.id}
                entity={entity}
                group={group}
                option={option}
                fields={fields}
                filter={filter}
                search={search}
                count={countOf(option.id)}
              />
            ))}
        </Group>
      </Box>
      <DragOverlay>{dragged && <Card entity={entity} fields={fields} record={dragged} />}</DragOverlay>
    </DndContext>
  );
}

function Column({
  entity,
  group,
  option,
  fields,
  filter,
  search,
  count,
}: Props & { readonly option: Option; readonly count: number }) {
  const { setNodeRef, isOver } = useDroppable({ id: option.id });
  const title = titleFieldOf(entity);
  const shown = [...new Set([group, ...(title ? [title] : []), ...fields])];
  const query = {
    filter: bothFilters(filter, { [group.name]: option.id }),
    fields: shown.map((field) => field.name),
    expand: expandOf(shown),
    limit: CARDS,
    ...(search && { search }),
  };
  const page = useQuery({
    queryKey: queryKeys.list(entity.name, query),
    queryFn: ({ signal }) => listRecords(entity.name, query, undefined, signal),
  });
  return (
    <Box ref={setNodeRef} className="lw-column" data-over={isOver || undefined}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <OptionBadge option={option} />
        <Badge variant="transparent" color="gray" className="lw-number">
          {count}
        </Badge>
      </Group>
      <Stack gap={8}>
        {(page.data?.items ?? []).map((record) => (
          <Draggable key={record.id} record={record}>
            <Card entity={entity} fields={fields} record={record} />
          </Draggable>
        ))}
      </Stack>
    </Box>
  );
}

function Draggable({ record, children }: { readonly record: WireRecord; readonly children: ReactNode }) {
  const t = useText();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: record.id, data: record });
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      style={{ opacity: isDragging ? 0.4 : 1, touchAction: 'manipulation' }}
      title={t('dragHint')}
    >
      {children}
    </div>
  );
}

function Card({
  entity,
  fields,
  record,
}: {
  readonly entity: EntityModel;
  readonly fields: readonly FieldModel[];
  readonly record: WireRecord;
}) {
  const language = useLanguage();
  const title = titleFieldOf(entity);
  return (
    <Box className="lw-card">
      <RecordLink entity={entity.name} id={record.id} quiet>
        {titleOfRecord(entity, record, language)}
      </RecordLink>
      {fields
        .filter((field) => field !== title)
        .map((field) => (
          <Text key={field.id} size="xs" c="dimmed" component="div" className="lw-ellipsis">
            <FieldDisplay field={field} value={record[field.name]} compact />
          </Text>
        ))}
    </Box>
  );
}
