import { Box, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Jobs } from '../../client/jobs.ts';
import { readJobs } from '../../client/jobs.ts';
import { JOBS_PERMISSION } from '../../client/jobs-permission.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useSignedIn } from '../../client/session.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { DeadJobs } from './dead-jobs.tsx';
import { FailedAutomations } from './failed-automations.tsx';
import { JobDecisions } from './job-decisions.tsx';
import { JobSchedules } from './job-schedules.tsx';
import { jobTexts } from './job-texts.ts';

const REFETCH_MS = 5000;
const STATES = ['waiting', 'delayed', 'running', 'dead'] as const;

/** What happens in the background, and what has failed there. */
export function JobsScreen() {
  const { permissions } = useSignedIn();
  return permissions.includes(JOBS_PERMISSION) ? <JobsPage /> : <NotFoundScreen />;
}

function JobsPage() {
  const t = useOwnTexts(jobTexts);
  const { data, error, isPending } = useQuery({
    queryKey: queryKeys.jobs,
    queryFn: readJobs,
    refetchInterval: REFETCH_MS,
  });
  return (
    <Stack p="md" maw={860} w="100%" mx="auto" gap="lg">
      <Box>
        <Title order={1} size="h3" mb={4}>
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
      </Box>
      {isPending && <Loader size="sm" />}
      {error && <ProblemText error={error} />}
      {data && (
        <>
          <Counts counts={data.counts} />
          <DeadJobs jobs={data.dead} count={data.counts.dead} />
          <FailedAutomations />
          <JobSchedules schedules={data.schedules} />
          <JobDecisions decisions={data.decisions} />
        </>
      )}
    </Stack>
  );
}

function Counts({ counts }: Pick<Jobs, 'counts'>) {
  const t = useOwnTexts(jobTexts);
  const minutes = Math.floor((counts.oldestSeconds ?? 0) / 60);
  return (
    <Box>
      <Group component="dl" gap="xl" m={0}>
        {STATES.map((state) => (
          <Box key={state} style={{ display: 'flex', flexDirection: 'column-reverse' }}>
            <Text component="dt" size="sm" c="dimmed">
              {t.counts[state]}
            </Text>
            <Text
              component="dd"
              m={0}
              size="xl"
              fw={600}
              className="lw-number"
              {...(state === 'dead' && counts.dead > 0 && { c: 'var(--mantine-color-error)' })}
            >
              {counts[state]}
            </Text>
          </Box>
        ))}
      </Group>
      {minutes > 0 && (
        <Text size="sm" mt={4}>
          {t.oldest(minutes)}
        </Text>
      )}
    </Box>
  );
}
