import { Alert, Box, Group, Loader, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InboxScope } from '../../client/inbox.ts';
import { countInbox, readInbox } from '../../client/inbox.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { Act } from '../record/processes/act.ts';
import { dueGroups } from './due-groups.ts';
import './inbox.css';
import { InboxRow } from './inbox-row.tsx';
import { inboxTexts } from './inbox-texts.ts';

const SCOPES: readonly InboxScope[] = ['mine', 'open', 'all'];
/** Processes are moved by time, too, of which screens are not told. */
const AGAIN_MS = 60_000;

/** What the person can do in processes, the most urgent first. */
export function InboxScreen() {
  const t = useOwnTexts(inboxTexts);
  const label = useLabel();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<InboxScope | null>(null);
  const count = useQuery({ queryKey: queryKeys.inboxCount, queryFn: countInbox, refetchInterval: AGAIN_MS });
  const [workflow, setWorkflow] = useState<string | null>(null);
  // Whoever has nothing of his own when he comes wants to see what there is to take; it does not change under his hands then.
  if (chosen === null && count.data) setChosen(count.data.mine === 0 ? 'open' : 'mine');
  const scope = chosen ?? 'mine';
  const inbox = useQuery({
    queryKey: queryKeys.inboxList(scope, workflow),
    queryFn: () => readInbox(scope, workflow),
    enabled: chosen !== null,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
  const act: Act = async (work) => {
    try {
      await work();
      return true;
    } catch (error) {
      notifications.show({ color: 'red', title: t.refused, message: <ProblemText error={error} />, autoClose: false });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: queryKeys.inbox });
    }
  };
  const labelOf = (one: InboxScope): string => {
    const number = one === 'all' ? undefined : count.data?.[one];
    return number ? `${t.scopes[one]} (${number})` : t.scopes[one];
  };
  return (
    <Box p="md" className="lw-inbox">
      <Group justify="space-between" align="flex-end" mb="md">
        <Box>
          <Title order={1} size="h3">
            {t.title}
          </Title>
          <Text c="dimmed" size="sm">
            {t.lead}
          </Text>
        </Box>
        <Group gap="xs">
          <Select
            aria-label={t.process}
            placeholder={t.allProcesses}
            w={240}
            clearable
            searchable
            value={workflow}
            onChange={setWorkflow}
            data={(count.data?.of ?? [])
              .map((one) => ({
                value: one.workflow,
                label: scope === 'all' ? label(one.label) : `${label(one.label)} (${one[scope]})`,
              }))
              .toSorted((one, other) => one.label.localeCompare(other.label))}
          />
          <SegmentedControl
            aria-label={t.title}
            value={scope}
            onChange={(value) => setChosen(value as InboxScope)}
            data={SCOPES.map((one) => ({ value: one, label: labelOf(one) }))}
          />
        </Group>
      </Group>
      {(inbox.error ?? count.error) && <ProblemText error={inbox.error ?? count.error} />}
      {inbox.isPending && !inbox.error && !count.error && <Loader size="sm" />}
      {inbox.data?.items.length === 0 && <Text c="dimmed">{t.empty[scope]}</Text>}
      <Stack gap="lg">
        {dueGroups(inbox.data?.items ?? [], new Date()).map(({ group, items }) => (
          <Box component="section" key={group} aria-label={t.groups[group]}>
            <Title order={2} size="sm" mb={6} className={group === 'overdue' ? 'lw-overdue' : ''}>
              {t.groups[group]} ({items.length})
            </Title>
            <ul className="lw-plain-list lw-inbox-list">
              {items.map((item) => (
                <InboxRow key={item.id} item={item} act={act} />
              ))}
            </ul>
          </Box>
        ))}
      </Stack>
      {inbox.data?.more && (
        <Alert mt="md" color="gray">
          {t.more}
        </Alert>
      )}
    </Box>
  );
}
