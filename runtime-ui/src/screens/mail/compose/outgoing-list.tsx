import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Badge, Button, Group, Loader, Text, Title, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { OUTGOING } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { listRecords } from '../../../client/records.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import type { MailBox } from '../mail-search.ts';
import { mailTexts } from '../mail-texts.ts';
import { composeTexts } from './compose-texts.ts';
import { queryOfBox } from './query-of-box.ts';

/** Drafts, or what is on its way and needs a look; newest first. */
export function OutgoingList({
  box,
  chosen,
  onOpen,
  onBack,
}: {
  readonly box: MailBox;
  readonly chosen: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
}) {
  const t = useOwnTexts(composeTexts);
  const words = useOwnTexts(mailTexts);
  const query = queryOfBox(box);
  const mails = useInfiniteQuery({
    queryKey: queryKeys.list(OUTGOING, query),
    queryFn: ({ pageParam, signal }) => listRecords(OUTGOING, query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  const name = box === 'drafts' ? t.drafts : t.outbox;
  return (
    <section aria-label={name}>
      <Group p="xs" gap="xs">
        <Button className="lw-mail-back" variant="subtle" size="compact-sm" onClick={onBack}>
          {words.back}
        </Button>
        <Title order={2} size="h5">
          {name}
        </Title>
      </Group>
      {mails.error && <ProblemText error={mails.error} />}
      {mails.isPending && <Loader m="md" size="sm" />}
      {mails.data && items.length === 0 && (
        <Text c="dimmed" p="md" role="status">
          {box === 'drafts' ? t.noDrafts : t.noOutbox}
        </Text>
      )}
      {items.map((item) => (
        <Row key={item.id} item={item} isOpen={item.id === chosen} onOpen={() => onOpen(item.id)} />
      ))}
      {mails.hasNextPage && (
        <Button m="xs" variant="default" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

function Row({
  item,
  isOpen,
  onOpen,
}: {
  readonly item: WireRecord;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const t = useOwnTexts(composeTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const options = entities[OUTGOING]?.fields.find(({ name }) => name === 'state')?.options ?? [];
  const state = options.find(({ id }) => id === item['state']);
  return (
    <UnstyledButton className="lw-mail-row" onClick={onOpen} {...(isOpen && { 'aria-current': 'true' as const })}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" truncate>
          {String(item['recipients'] ?? t.nobody)}
        </Text>
        <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
          {textFromInstant(String(item['sendAt'] ?? item['updatedAt']), language)}
        </Text>
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" truncate>
          {String(item['subject'] ?? t.noSubject)}
        </Text>
        {item['state'] !== 'draft' && (
          <Badge size="sm" variant="light" color={state?.color ?? 'gray'} style={{ flexShrink: 0 }}>
            {item['unreached'] ? t.unreached : label(state?.label)}
          </Badge>
        )}
      </Group>
    </UnstyledButton>
  );
}
