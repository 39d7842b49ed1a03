import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import { ActionIcon, Anchor, Box, Group, Loader, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { defaultStringifySearch } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOpen } from '../../controls/record-link.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel, Filter } from '../../model/definitions.ts';
import { expandOf, fieldsWithIds, fieldWithId, statusOf, titleFieldOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { searchOf, splitIds } from '../list/list-state.ts';
import { useViews } from '../list/use-views.ts';
import { DayRow } from './day-row.tsx';
import { dayTexts } from './day-texts.ts';
import type { DayEntry } from './own-day.ts';

const ROWS = 8;
const FACTS = 4;

/** A view as a short list with its count, by the view's own filter, order and columns. */
export function DayList({
  entity,
  entry,
  title: named,
  filter,
  onRemove,
}: {
  readonly entity: EntityModel;
  readonly entry: DayEntry;
  /** Instead of the view's own name. */
  readonly title?: string;
  /** Holds beside the view's own. */
  readonly filter?: Filter | undefined;
  /** Absent where the application wants the list here. */
  readonly onRemove?: () => void;
}) {
  const t = useOwnTexts(dayTexts);
  const model = useModel();
  const open = useOpen();
  const { current: view } = useViews(entity, entry.view) ?? {};
  const title = titleFieldOf(entity);
  const due = fieldWithId(entity, entity.startField);
  const columns = view ? fieldsWithIds(entity, splitIds(view.base.columns)) : [];
  const facts = columns.filter((field) => field !== title).slice(0, FACTS);
  const wanted = [...(title ? [title] : []), ...(due ? [due] : []), ...facts];
  const sort = view?.base.sort || (view?.base.start && fieldWithId(entity, view.base.start)?.name) || '';
  const narrowed = bothFilters(view?.base.filter, filter);
  const query = {
    filter: bothFilters(view?.fixed, narrowed),
    ...(view?.base.q && { search: view.base.q }),
    ...(sort && { sort: sort.split(',') }),
    fields: [...new Set(wanted.map((field) => field.name))],
    expand: expandOf(wanted),
    limit: ROWS,
    count: 'exact' as const,
  };
  const page = useQuery({
    queryKey: queryKeys.list(entity.name, query),
    enabled: view !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => listRecords(entity.name, query, undefined, signal),
  });
  if (!view) return <Loader size="sm" m="md" />;
  const event = statusOf(model, entity)?.status.transitions.find((one) => one.id === entry.event);
  const mayTick = event && model.rights[entity.name]?.actions.includes('transition');
  const items = page.data?.items ?? [];
  const count = page.data?.count;
  const search = searchOf(view, { ...view.base, filter: narrowed });
  const address = `/records/${encodeURIComponent(entity.name)}${defaultStringifySearch(search)}`;
  return (
    <Box component="section" className="lw-my-day-list" aria-label={named ?? view.label}>
      <Group gap={8} wrap="nowrap" mb={items.length > 0 ? 4 : 0}>
        <NamedIcon name={entity.icon} color={entity.color} size={17} />
        <Title order={2} size="sm" className="lw-ellipsis">
          <a href={address} onClick={open(address)} className="lw-quiet-link" aria-label={t.open(named ?? view.label)}>
            {named ?? view.label}
          </a>
        </Title>
        <Text size="xs" c="dimmed" className="lw-number">
          {count}
        </Text>
        {onRemove && (
          <ActionIcon
            ml="auto"
            size="sm"
            aria-label={t.remove(view.label)}
            title={t.remove(view.label)}
            onClick={onRemove}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </Group>
      {page.error && <ProblemText error={page.error} />}
      {page.data && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.nothing}
        </Text>
      )}
      <Box component="ul" className="lw-plain-list">
        {items.map((record) => (
          <DayRow
            key={record.id}
            entity={entity}
            record={record}
            facts={facts}
            due={due}
            event={mayTick ? event : undefined}
          />
        ))}
      </Box>
      {count !== undefined && count > items.length && (
        <Anchor href={address} onClick={open(address)} size="sm">
          {t.all(count)}
        </Anchor>
      )}
    </Box>
  );
}
