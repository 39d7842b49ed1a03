import type { WireRecord } from '@leitwerk/metadata/wire';
import { Button, Group, List, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { retryGap } from '../../client/outside.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { deleteRecord, listRecords } from '../../client/records.ts';
import { OptionBadge } from '../../controls/option-badge.tsx';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { outsideTexts } from './outside-texts.ts';
import { wordsOf } from './words-of.ts';

const SHOWN = 20;

/** What is not the same here and there, each with its reason; what was overwritten, until somebody has read it. */
export function GapList({ collection }: { readonly collection: WireRecord }) {
  const t = useOwnTexts(outsideTexts);
  const query = {
    filter: { collection: collection.id },
    sort: ['kind', '-triedAt'],
    limit: SHOWN,
    count: 'exact',
  } as const;
  const gaps = useQuery({
    queryKey: queryKeys.list('outside-gap', query),
    queryFn: ({ signal }) => listRecords('outside-gap', query, undefined, signal),
  });
  if (gaps.error) return <ProblemText error={gaps.error} />;
  if (!gaps.data || gaps.data.items.length === 0) return null;
  const more = (gaps.data.count ?? 0) - gaps.data.items.length;
  return (
    <>
      <Title order={4} size="sm" mt="xs">
        {t.missingTitle}
      </Title>
      <List listStyleType="none" aria-label={t.missingOf(String(collection['name']))} style={{ paddingInlineStart: 0 }}>
        {gaps.data.items.map((gap) => (
          <GapItem key={gap.id} gap={gap} />
        ))}
      </List>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t.more(more)}
        </Text>
      )}
    </>
  );
}

function GapItem({ gap }: { readonly gap: WireRecord }) {
  const t = useOwnTexts(outsideTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const { entities } = useModel();
  const isLost = gap['kind'] === 'lost';
  const done = useMutation({
    mutationFn: () => (isLost ? deleteRecord('outside-gap', gap.id, gap.version) : retryGap(gap.id)),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.entity('outside-gap') }),
  });
  const kinds = entities['outside-gap']?.fields.find((one) => one.name === 'kind')?.options;
  const kind = kinds?.find((one) => one.id === gap['kind']);
  const subject = String(gap['subject']);
  return (
    <List.Item mt={6} styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          {kind && <OptionBadge option={kind} />}
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {subject}
          </Text>
          {Number(gap['tries']) > 0 && (
            <Text size="xs" c="dimmed">
              {t.tries(Number(gap['tries']))}
            </Text>
          )}
        </Group>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={isLost ? t.readOf(subject) : t.retryOf(subject)}
          loading={done.isPending}
          onClick={() => done.mutate()}
        >
          {isLost ? t.read : t.retry}
        </Button>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {wordsOf(gap, 'reason', language)}
      </Text>
      {done.isSuccess && !isLost && (
        <Text size="xs" c="dimmed" role="status">
          {t.syncing}
        </Text>
      )}
      {done.error && <ProblemText error={done.error} />}
    </List.Item>
  );
}
