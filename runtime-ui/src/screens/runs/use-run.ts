import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { Run } from '../../client/runs.ts';
import { getRun, hasEnded } from '../../client/runs.ts';

const POLL_MS = 700;

/** A run as it goes on. When it ends, the lists of its entity are fetched anew. */
export function useRun(id: string | null): Run | undefined {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: queryKeys.run(id ?? ''),
    queryFn: () => getRun(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : POLL_MS),
  });
  const ended = data !== undefined && hasEnded(data);
  const entity = data?.entity;
  useEffect(() => {
    if (ended && entity) void client.invalidateQueries({ queryKey: queryKeys.entity(entity) });
  }, [client, ended, entity]);
  return data;
}
