import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Button, Checkbox, Group, Loader, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { MailSearch } from './mail-search.ts';
import { mailTexts } from './mail-texts.ts';
import { MessageActions } from './message-actions.tsx';

const FIELDS = ['subject', 'folder', 'target', 'fromName', 'fromAddress', 'receivedAt', 'seen', 'flagged', 'preview'];
const PAGE = 50;
const TYPING_MS = 250;

/** Messages of a folder, newest first, a page at a time; with the arrow keys from one to the next. */
export function ListPane({
  folder,
  folders,
  search,
  onSearch,
  onBack,
}: {
  readonly folder: string;
  readonly folders: readonly WireRecord[];
  readonly search: MailSearch;
  readonly onSearch: (search: MailSearch) => void;
  readonly onBack: () => void;
}) {
  const t = useOwnTexts(mailTexts);
  const { q, unread, mail } = search;
  const query = {
    // What is on its way to another folder lies there already.
    filter: {
      or: [{ folder, target: { isNull: true } }, { target: folder }],
      goneAt: { isNull: true },
      ...(unread && { seen: false }),
    },
    ...(q !== undefined && { search: q }),
    sort: ['-receivedAt'],
    fields: FIELDS,
    limit: PAGE,
  };
  const mails = useInfiniteQuery({
    queryKey: queryKeys.list('mail-message', query),
    queryFn: ({ pageParam, signal }) => listRecords('mail-message', query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const type = useDebouncedCallback((text: string) => onSearch(withQuery(search, text)), TYPING_MS);
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const selected = items.filter(({ id }) => selection.has(id));
  const select = (id: string, isOn: boolean): void =>
    setSelection(new Set(isOn ? [...selection, id] : [...selection].filter((one) => one !== id)));
  return (
    <section aria-label={t.messages}>
      <Group p="xs" gap="xs" wrap="nowrap">
        <Button className="lw-mail-back" variant="subtle" size="compact-sm" onClick={onBack}>
          {t.back}
        </Button>
        <TextInput
          flex={1}
          defaultValue={q ?? ''}
          placeholder={t.search}
          aria-label={t.searchLabel}
          onChange={(event) => type(event.currentTarget.value.trim())}
        />
        <Button
          size="compact-xs"
          variant={unread ? 'filled' : 'default'}
          aria-pressed={unread === true}
          onClick={() => onSearch(withUnread(search, unread !== true))}
        >
          {t.onlyUnread}
        </Button>
      </Group>
      {selected.length > 0 && (
        <Group px="xs" pb="xs" gap="xs">
          <Text size="sm">{t.selected(selected.length)}</Text>
          <MessageActions
            label={t.selectedActions}
            messages={selected}
            folders={folders}
            onMoved={() => setSelection(new Set())}
          />
          <Button size="compact-xs" variant="subtle" onClick={() => setSelection(new Set())}>
            {t.unselect}
          </Button>
        </Group>
      )}
      {mails.error && <ProblemText error={mails.error} />}
      {mails.isPending && <Loader m="md" size="sm" />}
      {mails.data && items.length === 0 && (
        <Text c="dimmed" p="md" role="status">
          {q !== undefined || unread ? t.nothingFound : t.empty}
        </Text>
      )}
      <div>
        {items.map((item) => (
          <Row
            key={item.id}
            item={item}
            isOpen={item.id === mail}
            isSelected={selection.has(item.id)}
            onSelect={(isOn) => select(item.id, isOn)}
            onOpen={() => onSearch({ ...search, mail: item.id })}
          />
        ))}
      </div>
      {mails.hasNextPage && (
        <Button m="xs" variant="default" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </section>
  );
}

function Row({
  item,
  isOpen,
  isSelected,
  onSelect,
  onOpen,
}: {
  readonly item: WireRecord;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (isOn: boolean) => void;
  readonly onOpen: () => void;
}) {
  const t = useOwnTexts(mailTexts);
  const language = useLanguage();
  const isUnread = item['seen'] !== true;
  return (
    <div className="lw-mail-row" {...(isUnread && { 'data-unread': true })} {...(isOpen && { 'data-open': true })}>
      <Checkbox
        size="xs"
        aria-label={`${t.select}: ${String(item['subject'])}`}
        checked={isSelected}
        onChange={(event) => onSelect(event.currentTarget.checked)}
      />
      <UnstyledButton
        className="lw-mail-open"
        onKeyDown={moveFocus}
        onClick={onOpen}
        {...(isOpen && { 'aria-current': 'true' as const })}
      >
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" fw="inherit" truncate>
            {isUnread && (
              <span role="img" aria-label={t.unread}>
                ●{' '}
              </span>
            )}
            {String(item['fromName'] ?? item['fromAddress'] ?? '–')}
          </Text>
          <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
            {textFromInstant(String(item['receivedAt']), language)}
          </Text>
        </Group>
        <Text size="sm" fw="inherit" truncate>
          {item['flagged'] === true && (
            <span role="img" aria-label={t.flagged}>
              ★{' '}
            </span>
          )}
          {String(item['subject'])}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {String(item['preview'] ?? '')}
        </Text>
      </UnstyledButton>
    </div>
  );
}

function withQuery({ q: _q, mail: _mail, ...rest }: MailSearch, text: string): MailSearch {
  return { ...rest, ...(text !== '' && { q: text }) };
}

function withUnread({ unread: _unread, mail: _mail, ...rest }: MailSearch, isOn: boolean): MailSearch {
  return { ...rest, ...(isOn && { unread: true as const }) };
}

/** Up and down go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const row = event.currentTarget.parentElement;
  const step =
    event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : null;
  const next = step?.querySelector('button');
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
