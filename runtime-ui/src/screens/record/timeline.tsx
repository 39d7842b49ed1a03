import { formatValue } from '@leitwerk/metadata/shown-types';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { HistoryEntry, WireRecord } from '@leitwerk/metadata/wire';
import { Box, Button, Chip, Group, Text, ThemeIcon } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { listHistory, listRecords } from '../../client/records.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import type { TextKey } from '../../i18n/language.ts';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { journalReference } from '../../model/choose-definitions.ts';
import type { Color, EntityModel, JournalDefinition } from '../../model/definitions.ts';
import { fieldNamed, isReference, statusOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';

const WORDS: Readonly<
  Record<HistoryEntry['action'], { readonly text: TextKey; readonly icon: string; readonly color: Color }>
> = {
  create: { text: 'historyCreated', icon: 'plus', color: 'green' },
  update: { text: 'historyUpdated', icon: 'pencil', color: 'gray' },
  delete: { text: 'historyDeleted', icon: 'trash', color: 'red' },
  restore: { text: 'historyRestored', icon: 'arrow-back-up', color: 'teal' },
  transition: { text: 'historyTransition', icon: 'arrow-right', color: 'indigo' },
};

type Entry =
  | { readonly kind: 'change'; readonly at: string; readonly change: HistoryEntry }
  | {
      readonly kind: 'journal';
      readonly at: string;
      readonly journal: JournalDefinition;
      readonly entity: EntityModel;
      readonly record: WireRecord;
    };

/** Changes of the record and journal entries that point at it, newest first. */
export function Timeline({ entity, id }: { readonly entity: EntityModel; readonly id: string }) {
  const t = useText();
  const [shown, setShown] = useState('all');
  const history = useInfiniteQuery({
    queryKey: queryKeys.history(entity.name, id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => listHistory(entity.name, id, pageParam),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const journal = useJournalEntries(entity, id);
  const changes = (history.data?.pages.flatMap((page) => page.items) ?? []).map(
    (change): Entry => ({ kind: 'change', at: change.at, change }),
  );
  const entries = [...(shown === 'journal' ? [] : changes), ...(shown === 'changes' ? [] : journal)].sort(
    (one, other) => other.at.localeCompare(one.at),
  );
  return (
    <Box component="section" aria-label={t('history')}>
      {journal.length > 0 && (
        <Chip.Group value={shown} onChange={(value) => setShown(String(value))}>
          <Group gap={6} mb="sm">
            <Chip value="all" size="xs">
              {t('historyAll')}
            </Chip>
            <Chip value="journal" size="xs">
              {t('journal')}
            </Chip>
            <Chip value="changes" size="xs">
              {t('historyChanges')}
            </Chip>
          </Group>
        </Chip.Group>
      )}
      {entries.length === 0 && history.isSuccess && (
        <Text size="sm" c="dimmed">
          {t('historyEmpty')}
        </Text>
      )}
      <Box component="ol" className="lw-timeline">
        {entries.map((entry) =>
          entry.kind === 'change' ? (
            <Change key={entry.change.id} entity={entity} entry={entry.change} />
          ) : (
            <Journal key={entry.record.id} {...entry} />
          ),
        )}
      </Box>
      {history.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => void history.fetchNextPage()}
          loading={history.isFetchingNextPage}
        >
          {t('historyMore')}
        </Button>
      )}
    </Box>
  );
}

/** Entries of journals whose entity has a reference to this one. */
function useJournalEntries(entity: EntityModel, id: string): readonly Entry[] {
  const model = useModel();
  const reference = journalReference(model, entity);
  const other = reference?.other;
  const typeField = other?.fields.find((field) => field.journal);
  const query = { filter: { [reference?.field.name ?? 'id']: id }, limit: 100 };
  const page = useQuery({
    queryKey: queryKeys.list(other?.name ?? '', query),
    enabled: other !== undefined && typeField !== undefined,
    queryFn: ({ signal }) => listRecords(other?.name ?? '', query, undefined, signal),
  });
  if (!other || !typeField) return [];
  const moment = other.fields.find((field) => field.type === 'date-time');
  return (page.data?.items ?? []).flatMap((record): Entry[] => {
    const journal = model.journals.find((one) => one.id === record[typeField.name]);
    return journal
      ? [
          {
            kind: 'journal',
            at: String((moment && record[moment.name]) ?? record['createdAt']),
            journal,
            entity: other,
            record,
          },
        ]
      : [];
  });
}

function Item({
  icon,
  color,
  children,
}: {
  readonly icon: string;
  readonly color: Color;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <ThemeIcon size={24} radius="xl" variant="light" color={color}>
        <NamedIcon name={icon} size={13} />
      </ThemeIcon>
      <Box miw={0} style={{ flex: 1 }}>
        {children}
      </Box>
    </li>
  );
}

function Change({ entity, entry }: { readonly entity: EntityModel; readonly entry: HistoryEntry }) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const model = useModel();
  const { text, icon, color } = WORDS[entry.action];
  const step = statusOf(model, entity)?.status.transitions.find((one) => one.id === entry.event);
  return (
    <Item icon={icon} color={step?.color ?? color}>
      <Text size="sm">
        <b>{entry.by?.title ?? t('system')}</b> {t(text)}
        {step && `: ${label(step.label)}`}
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(entry.at, language)}
      </Text>
      {Object.entries(entry.changes).map(([name, [before, after]]) => {
        const field = fieldNamed(entity, name);
        if (!field) return null;
        const shownValue = (value: unknown) =>
          isReference(field) ? (value === null ? t('empty') : '…') : formatValue(value, field, language) || t('empty');
        return (
          <Text key={name} size="xs" style={{ overflowWrap: 'anywhere' }}>
            <Text span inherit c="dimmed">
              {label(field.label)}:
            </Text>{' '}
            <s>{shownValue(before)}</s> → {shownValue(after)}
          </Text>
        );
      })}
    </Item>
  );
}

function Journal({ journal, entity, record, at }: Extract<Entry, { kind: 'journal' }>) {
  const label = useLabel();
  const language = useLanguage();
  const text = entity.fields.find((field) => field.type === 'long-text' || field.type === 'rich-text');
  return (
    <Item icon={journal.icon} color={journal.color}>
      <Text size="sm" component="div">
        <b>{label(journal.label)}</b>{' '}
        <RecordLink entity={entity.name} id={record.id}>
          {titleOfRecord(entity, record, language)}
        </RecordLink>
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(at, language)}
      </Text>
      {text && record[text.name] !== null && (
        <Box className="lw-excerpt">
          <FieldDisplay field={text} value={record[text.name]} />
        </Box>
      )}
    </Item>
  );
}
