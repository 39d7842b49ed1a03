import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryKeys } from './query-keys.ts';
import { sendRequest } from './send-request.ts';

/**
 * Something this person has set up, kept by the server and so the same on every device. `undefined` until it is known; what is
 * set is shown at once and sent along.
 */
export function useKeptSetting<T>(key: string, initial: T) {
  const client = useQueryClient();
  const path = `/settings/${encodeURIComponent(key)}`;
  const kept = useQuery({
    queryKey: queryKeys.setting(key),
    staleTime: Infinity,
    queryFn: async () => (await sendRequest<{ value: T | null }>('GET', path)).body.value,
  });
  const value = kept.isError ? initial : kept.data === undefined ? undefined : (kept.data ?? initial);
  const set = useCallback(
    (next: T | null) => {
      client.setQueryData(queryKeys.setting(key), next);
      // What could not be kept is still there until the page is left; the next change tries again.
      void sendRequest('PUT', path, { body: { value: next } }).catch(() => undefined);
    },
    [client, key, path],
  );
  return [value, set] as const;
}
