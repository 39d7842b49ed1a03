import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FailedAutomation } from '../../client/jobs.ts';
import { decideAutomation, readFailedAutomations } from '../../client/jobs.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { jobTexts } from './job-texts.ts';

/** Automations that could not do what they were to do, each with its reason; a person decides about each. */
export function FailedAutomations() {
  const t = useOwnTexts(jobTexts);
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: queryKeys.failedAutomations, queryFn: readFailedAutomations });
  const [discarding, setDiscarding] = useState<string | null>(null);
  const decide = async (word: 'retry' | 'discard', id: string): Promise<void> => {
    try {
      await decideAutomation(word, id);
      notifications.show({ message: word === 'retry' ? t.ranAgain : t.discarded(1) });
    } catch (problem) {
      notifications.show({ color: 'red', message: problem instanceof Error ? problem.message : '' });
    }
    void client.invalidateQueries({ queryKey: queryKeys.jobs });
  };
  return (
    <Box component="section" aria-label={t.automations}>
      <Title order={2} size="h5" mb="xs">
        {t.automations}
      </Title>
      {error && <ProblemText error={error} />}
      {data?.count === 0 && (
        <Text c="dimmed" size="sm" role="status">
          {t.noneFailed}
        </Text>
      )}
      {data && data.count > 0 && (
        <Box component="ul" className="lw-jobs">
          {data.items.map((item) => (
            <Box component="li" key={item.id}>
              <Line
                item={item}
                onRetry={() => void decide('retry', item.id)}
                onDiscard={() => setDiscarding(item.id)}
              />
            </Box>
          ))}
        </Box>
      )}
      {data && data.count > data.items.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t.more(data.items.length, data.count)}
        </Text>
      )}
      {discarding !== null && (
        <DiscardDialog
          count={1}
          onClose={() => setDiscarding(null)}
          onDiscard={() => {
            setDiscarding(null);
            void decide('discard', discarding);
          }}
        />
      )}
    </Box>
  );
}

function Line({
  item: { text, entity, record, event, chain, error, at, repeat },
  onRetry,
  onDiscard,
}: {
  readonly item: FailedAutomation;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}) {
  const t = useOwnTexts(jobTexts);
  const language = useLanguage();
  const name = record ? `${text}, ${record.title}` : text;
  return (
    <Box style={{ flex: 1, minWidth: 0 }}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        <Group gap="xs">
          {repeat === 'possible' && (
            <Button size="compact-xs" variant="default" aria-label={t.retryOne(name)} onClick={onRetry}>
              {t.retry}
            </Button>
          )}
          <Button size="compact-xs" variant="default" aria-label={t.discardOne(name)} onClick={onDiscard}>
            {t.discard}
          </Button>
        </Group>
      </Group>
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        {record ? (
          <RecordLink entity={entity} id={record.id}>
            {record.title}
          </RecordLink>
        ) : (
          t.hiddenRecords(1)
        )}
      </Text>
      <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
        {error}
      </Text>
      {chain.length > 0 && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t.circle}: {[...new Set(chain), '…'].join(' → ')}
        </Text>
      )}
      {repeat !== 'possible' && (
        <Text size="xs" c="dimmed">
          {t.notAgain[repeat]}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {textFromInstant(at, language)} · {t.setOff[event] ?? event}
      </Text>
    </Box>
  );
}
