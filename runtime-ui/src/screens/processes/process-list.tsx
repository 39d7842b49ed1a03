import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireProcessRow } from '@leitwerk/metadata/wire/workflow';
import { Badge, Button, Checkbox, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ProcessFilter } from '../../client/processes.ts';
import { listProcesses } from '../../client/processes.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { textFromDue } from '../../values/text-from-due.ts';
import { placeWords } from './place-words.ts';
import type { ProcessesTexts } from './processes-texts.ts';
import { processesTexts } from './processes-texts.ts';

type Props = {
  readonly filter: ProcessFilter;
  /** Ids; null when nothing can be done to several. */
  readonly selected: ReadonlySet<string> | null;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
};

const COLORS = { running: 'blue', stopped: 'red', done: 'green', cancelled: 'gray' } as const;

/** Processes as a table, those that moved last first. */
export function ProcessList({ filter, selected, onSelect }: Props) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const pages = useInfiniteQuery({
    queryKey: queryKeys.processList(filter),
    queryFn: ({ pageParam }) => listProcesses(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (pages.error) return <ProblemText error={pages.error} />;
  if (!pages.data) return <Skeleton h={240} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <div role="status">
        <Text fw={600}>{t.none}</Text>
        <Text c="dimmed">{t.noneText}</Text>
      </div>
    );
  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <Stack gap="sm">
      <div className="lw-process-table">
        <Table verticalSpacing={6} horizontalSpacing="sm" aria-label={t.all}>
          <Table.Thead>
            <Table.Tr>
              {selected && <Table.Th w={36} aria-label={t.select} />}
              <Table.Th>{t.record}</Table.Th>
              <Table.Th>{t.workflow}</Table.Th>
              <Table.Th>{t.where}</Table.Th>
              <Table.Th>{t.since}</Table.Th>
              <Table.Th>{t.due}</Table.Th>
              <Table.Th>{t.owner}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((row) => (
              <Row key={row.id} row={row} isSelected={selected?.has(row.id) ?? null} onToggle={() => toggle(row.id)} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {pages.hasNextPage && (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t.more}
        </Button>
      )}
    </Stack>
  );
}

function Row({
  row,
  isSelected,
  onToggle,
}: {
  readonly row: WireProcessRow;
  readonly isSelected: boolean | null;
  readonly onToggle: () => void;
}) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const title = row.record.title ?? t.untitled;
  return (
    <Table.Tr>
      {isSelected !== null && (
        <Table.Td>
          <Checkbox size="xs" checked={isSelected} onChange={onToggle} aria-label={`${title} ${t.select}`} />
        </Table.Td>
      )}
      <Table.Td>
        <RecordLink entity={row.entity} id={row.record.id}>
          {title}
        </RecordLink>
        <Text size="xs" c="dimmed">
          {label(entities[row.entity]?.label)}
        </Text>
      </Table.Td>
      <Table.Td data-label={t.workflow}>
        {label(row.label)}{' '}
        <Badge size="sm" variant="light" color={COLORS[row.state]}>
          {t[row.state]}
        </Badge>
      </Table.Td>
      <Table.Td data-label={t.where}>
        {placeWords(row.states, label)}
        {row.problem && (
          <Text size="xs" c="var(--mantine-color-error)">
            {row.problem}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t.since}>{textFromInstant(row.since, language)}</Table.Td>
      <Table.Td data-label={t.due}>
        {row.due ? textFromDue(row.due, language) : '–'}
        {row.isOverdue && (
          <Text size="xs" fw={600} c="var(--mantine-color-error)">
            {t.isOverdue}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t.owner}>{row.owner?.title ?? '–'}</Table.Td>
    </Table.Tr>
  );
}
