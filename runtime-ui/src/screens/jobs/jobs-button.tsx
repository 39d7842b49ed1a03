import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { countFailed } from '../../client/jobs.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useText } from '../../i18n/language.ts';

const REFETCH_MS = 60_000;
const MOST_SHOWN = 99;

/** At the edge of every page, for whoever holds the permission: how many jobs and automations have failed for good. Not there while none has. */
export function JobsButton() {
  const t = useText();
  const navigate = useNavigate();
  const { data: dead = 0 } = useQuery({
    queryKey: queryKeys.deadJobs,
    queryFn: countFailed,
    refetchInterval: REFETCH_MS,
  });
  if (dead === 0) return null;
  const name = t('jobsDead', { count: dead });
  return (
    <ActionIcon title={name} aria-label={name} onClick={() => void navigate({ to: '/jobs' })} className="lw-bell">
      <IconAlertTriangle size={18} />
      <span className="lw-bell-count" aria-hidden>
        {dead > MOST_SHOWN ? `${MOST_SHOWN}+` : dead}
      </span>
    </ActionIcon>
  );
}
