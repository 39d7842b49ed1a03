import { Box, Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { DeadJob } from '../../client/jobs.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { DeadJobLine } from './dead-job-line.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { jobTexts } from './job-texts.ts';
import { useDecideJobs } from './use-decide-jobs.ts';

/** Jobs that have failed for good; a person decides about some of them or about all. @param count also of those that are not told */
export function DeadJobs({ jobs, count }: { readonly jobs: readonly DeadJob[]; readonly count: number }) {
  const t = useOwnTexts(jobTexts);
  const decide = useDecideJobs();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [discarding, setDiscarding] = useState(false);
  const ids = jobs.map(({ id }) => id).filter((id) => chosen.has(id));
  const which = ids.length > 0 ? { ids } : { all: true as const };
  const choose = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...ids, id] : ids.filter((one) => one !== id)));
  return (
    <Box component="section">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t.dead}
        </Title>
        {jobs.length > 0 && (
          <Group gap="xs">
            {ids.length > 0 && (
              <Text size="sm" c="dimmed">
                {t.chosen(ids.length)}
              </Text>
            )}
            <Button size="compact-sm" onClick={() => void decide('retry', which)}>
              {ids.length > 0 ? t.retry : t.retryAll}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setDiscarding(true)}>
              {ids.length > 0 ? t.discard : t.discardAll}
            </Button>
          </Group>
        )}
      </Group>
      {jobs.length === 0 ? (
        <Text c="dimmed" size="sm" role="status">
          {t.noneDead}
        </Text>
      ) : (
        <Box component="ul" className="lw-jobs">
          {jobs.map((job) => (
            <Box component="li" key={job.id}>
              <Checkbox
                aria-label={t.choose(job.text)}
                checked={chosen.has(job.id)}
                onChange={(event) => choose(job.id, event.currentTarget.checked)}
              />
              <DeadJobLine job={job} onRetry={() => void decide('retry', { ids: [job.id] })} />
            </Box>
          ))}
        </Box>
      )}
      {count > jobs.length && jobs.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t.more(jobs.length, count)}
        </Text>
      )}
      {discarding && (
        <DiscardDialog
          count={ids.length > 0 ? ids.length : count}
          onClose={() => setDiscarding(false)}
          onDiscard={() => {
            setDiscarding(false);
            void decide('discard', which);
          }}
        />
      )}
    </Box>
  );
}
