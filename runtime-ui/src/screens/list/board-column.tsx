import { useDraggable, useDroppable } from '@dnd-kit/core';
import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Badge, Box, Button, Group, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { OptionBadge } from '../../controls/option-badge.tsx';
import { useIsPreview } from '../../controls/preview-context.ts';
import { localeOf, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel, Filter, Option } from '../../model/definitions.ts';
import { expandOf, titleFieldOf } from '../../model/fields-of.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { BoardCard } from './board-card.tsx';
import { MoveMenu } from './move-menu.tsx';

const CARDS = 50;

/** The records of one option, page by page. */
export function BoardColumn({
  entity,
  group,
  option,
  fields,
  filter,
  search,
  count,
  onMove,
}: {
  readonly entity: EntityModel;
  readonly group: FieldModel;
  readonly option: Option;
  readonly fields: readonly FieldModel[];
  readonly filter: Filter;
  readonly search: string | undefined;
  /** Absent when it is not known. */
  readonly count: number | undefined;
  readonly onMove: (record: WireRecord, to: Option) => Promise<void>;
}) {
  const t = useText();
  const language = useLanguage();
  const { setNodeRef, isOver } = useDroppable({ id: option.id });
  const isPreview = useIsPreview();
  const title = titleFieldOf(entity);
  const shown = [...new Set([group, ...(title ? [title] : []), ...fields])];
  const query = {
    filter: bothFilters(filter, { [group.name]: option.id }),
    fields: shown.map((field) => field.name),
    expand: expandOf(shown),
    limit: CARDS,
    ...(search && { search }),
  };
  const pages = useInfiniteQuery({
    queryKey: queryKeys.list(entity.name, { ...query, pages: true }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => listRecords(entity.name, query, pageParam, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Box ref={setNodeRef} className="lw-column" data-over={isOver || undefined}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <OptionBadge option={option} />
        {count !== undefined && (
          <Badge variant="transparent" color="gray" className="lw-number">
            {count.toLocaleString(localeOf(language))}
          </Badge>
        )}
      </Group>
      <Stack gap={8}>
        {items.map((record) => (
          <Draggable key={record.id} record={record}>
            <BoardCard entity={entity} fields={fields} record={record}>
              {!isPreview && (
                <MoveMenu
                  group={group}
                  record={record}
                  title={titleOfRecord(entity, record, language)}
                  onMove={(to) => void onMove(record, to)}
                />
              )}
            </BoardCard>
          </Draggable>
        ))}
        {pages.hasNextPage && (
          <Button
            variant="subtle"
            size="xs"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('loadMore')}
          </Button>
        )}
      </Stack>
    </Box>
  );
}

function Draggable({ record, children }: { readonly record: WireRecord; readonly children: ReactNode }) {
  const t = useText();
  const isPreview = useIsPreview();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: record.id, data: record, disabled: isPreview });
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      style={{ opacity: isDragging ? 0.4 : 1, touchAction: 'manipulation' }}
      {...(!isPreview && { title: t('dragHint') })}
    >
      {children}
    </div>
  );
}
