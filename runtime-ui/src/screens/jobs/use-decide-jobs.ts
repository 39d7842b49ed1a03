import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { JobSelection } from '../../client/jobs.ts';
import { decideJobs } from '../../client/jobs.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { jobTexts } from './job-texts.ts';

/** Has dead jobs tried again or discarded, and says how many it was. */
export function useDecideJobs() {
  const t = useOwnTexts(jobTexts);
  const client = useQueryClient();
  return async (word: 'retry' | 'discard', which: JobSelection): Promise<void> => {
    try {
      const count = await decideJobs(word, which);
      notifications.show({ message: word === 'retry' ? t.retried(count) : t.discarded(count) });
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : '' });
    }
    void client.invalidateQueries({ queryKey: queryKeys.jobs });
  };
}
