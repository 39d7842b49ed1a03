import {
  DndContext,
  DragOverlay,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type {
  WireMachineState,
  WireProcessCounts,
  WireProcessRow,
  WireWorkflow,
} from '@leitwerk/metadata/wire/workflow';
import { ActionIcon, Badge, Box, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconArrowsMove } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import type { ProcessFilter } from '../../client/processes.ts';
import { listProcesses } from '../../client/processes.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { localeOf, useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { textFromDue } from '../../values/text-from-due.ts';
import type { ProcessesTexts } from './processes-texts.ts';
import { processesTexts } from './processes-texts.ts';
import type { AskedMove } from './use-move-process.ts';
import { useMoveProcess } from './use-move-process.ts';

// Brings what forms need.
const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog.tsx')).MoveDialog }));

const CARDS = 30;

type Move = (row: WireProcessRow, to: WireMachineState) => Promise<void>;

type Props = {
  readonly workflow: WireWorkflow;
  readonly filter: ProcessFilter;
  readonly counts: WireProcessCounts | undefined;
};

/** Columns are the states of a workflow. A card is moved by the event that leads to the column, under all its rules. */
export function ProcessBoard({ workflow, filter, counts }: Props) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const label = useLabel();
  const client = useQueryClient();
  const { entities } = useModel();
  const [dragged, setDragged] = useState<WireProcessRow | null>(null);
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const move = useMoveProcess(setAsked);
  const { columns } = workflow;
  const isAt = (place: string, { path }: WireMachineState): boolean => place === path || place.startsWith(`${path}.`);
  const countAt = (column: WireMachineState): number | undefined =>
    counts?.places.filter(({ place }) => isAt(place, column)).reduce((sum, one) => sum + one.count, 0);
  const former = (counts?.places ?? [])
    .filter(({ place }) => !columns.some((column) => isAt(place, column)))
    .reduce((sum, one) => sum + one.count, 0);
  const entity = entities[workflow.entity];
  return (
    <>
      {former > 0 && (
        <Text size="sm" c="dimmed">
          {t.former(former)}
        </Text>
      )}
      <DndContext
        sensors={sensors}
        onDragStart={({ active }) => setDragged(active.data.current as WireProcessRow)}
        onDragCancel={() => setDragged(null)}
        onDragEnd={({ over }) => {
          const to = columns.find(({ path }) => path === over?.id);
          if (dragged && to && !dragged.states.some(({ path }) => path === to.path)) void move(dragged, to);
          setDragged(null);
        }}
      >
        <Box className="lw-process-board" tabIndex={0} role="region" aria-label={label(workflow.label)}>
          <Group align="stretch" wrap="nowrap" gap="sm">
            {columns.map((column) => (
              <Column
                key={column.path}
                column={column}
                columns={columns}
                filter={filter}
                count={countAt(column)}
                onMove={move}
              />
            ))}
          </Group>
        </Box>
        <DragOverlay>{dragged && <Card row={dragged} />}</DragOverlay>
      </DndContext>
      {asked && entity && (
        <Suspense>
          <MoveDialog
            move={asked}
            entity={entity}
            onClose={() => setAsked(null)}
            onDone={() => {
              setAsked(null);
              void client.invalidateQueries({ queryKey: queryKeys.processLists });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function Column({
  column,
  columns,
  filter,
  count,
  onMove,
}: {
  readonly column: WireMachineState;
  readonly columns: readonly WireMachineState[];
  readonly filter: ProcessFilter;
  readonly count: number | undefined;
  readonly onMove: Move;
}) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const label = useLabel();
  const language = useLanguage();
  const { setNodeRef, isOver } = useDroppable({ id: column.path });
  const query = { ...filter, place: column.path, limit: CARDS };
  const pages = useInfiniteQuery({
    queryKey: queryKeys.processList(query),
    queryFn: ({ pageParam }) => listProcesses(query, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // An empty column needs no list; what it counts is known.
    enabled: count !== 0,
  });
  const items = count === 0 ? [] : (pages.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <Box
      ref={setNodeRef}
      component="section"
      className="lw-column"
      data-over={isOver || undefined}
      aria-label={label(column.label ?? undefined)}
    >
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text size="sm" fw={600} className="lw-ellipsis">
          {label(column.label ?? undefined)}
        </Text>
        {count !== undefined && (
          <Badge variant="transparent" color="gray" className="lw-number">
            {count.toLocaleString(localeOf(language))}
          </Badge>
        )}
      </Group>
      <Stack gap={8}>
        {items.map((row) => (
          <Draggable key={row.id} row={row}>
            <Card row={row}>
              <MoveMenu row={row} columns={columns} onMove={onMove} />
            </Card>
          </Draggable>
        ))}
        {pages.hasNextPage && (
          <Button
            variant="subtle"
            size="xs"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t.more}
          </Button>
        )}
      </Stack>
    </Box>
  );
}

function Draggable({ row, children }: { readonly row: WireProcessRow; readonly children: ReactNode }) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: row.id, data: row });
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      style={{ opacity: isDragging ? 0.4 : 1, touchAction: 'manipulation' }}
      title={t.drag}
    >
      {children}
    </div>
  );
}

function Card({ row, children }: { readonly row: WireProcessRow; readonly children?: ReactNode }) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const language = useLanguage();
  return (
    <Box className="lw-card">
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <RecordLink entity={row.entity} id={row.record.id} quiet>
          {row.record.title ?? t.untitled}
        </RecordLink>
        {children}
      </Group>
      <Text size="xs" c="dimmed">
        {t.since} {textFromInstant(row.since, language)}
      </Text>
      {row.due && (
        <Text size="xs" {...(row.isOverdue ? { c: 'var(--mantine-color-error)', fw: 600 } : { c: 'dimmed' })}>
          {t.due} {textFromDue(row.due, language)}
        </Text>
      )}
      {row.isOverdue && !row.due && (
        <Text size="xs" fw={600} c="var(--mantine-color-error)">
          {t.isOverdue}
        </Text>
      )}
      {row.owner?.title && (
        <Text size="xs" c="dimmed">
          {row.owner.title}
        </Text>
      )}
      {row.problem && (
        <Text size="xs" c="var(--mantine-color-error)">
          {row.problem}
        </Text>
      )}
    </Box>
  );
}

/** Moves a card without dragging: by keyboard, by touch, by a screen reader. */
function MoveMenu({
  row,
  columns,
  onMove,
}: {
  readonly row: WireProcessRow;
  readonly columns: readonly WireMachineState[];
  readonly onMove: Move;
}) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const label = useLabel();
  const others = columns.filter((column) => !row.states.some(({ path }) => path === column.path));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="xs" className="lw-move" aria-label={t.move(row.record.title ?? t.untitled)}>
          <IconArrowsMove size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.moveTo}</Menu.Label>
        {others.map((column) => (
          <Menu.Item key={column.path} onClick={() => void onMove(row, column)}>
            {label(column.label ?? undefined)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
