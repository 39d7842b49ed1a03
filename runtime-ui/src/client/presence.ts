import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from './query-keys.ts';
import { randomId } from './random-id.ts';
import { sendRequest } from './send-request.ts';

/** Somebody else who has the record open; without a title where he may not be read. */
export type Visitor = {
  readonly user: { readonly id: string; readonly title: string | null };
  readonly editing: boolean;
};

/** Names this tab to the server as long as the page lives. */
export const tabId: string = randomId();

const REPEAT_MS = 20_000;

let line: Promise<unknown> = Promise.resolve();

/** One after the other, so that leaving one record never comes after entering the next. What fails is left out. */
const say = (method: 'PUT' | 'DELETE', body?: unknown): void => {
  line = line.then(() => sendRequest(method, `/presence/${tabId}`, { body })).catch(() => undefined);
};

/** Says that this tab has the record open, and gives who else has. Nothing depends on it: what fails is left out. */
export function useVisitors(entity: string, id: string, editing: boolean): readonly Visitor[] {
  useEffect(() => {
    const enter = () => say('PUT', { entity, id, editing });
    enter();
    const timer = setInterval(enter, REPEAT_MS);
    return () => clearInterval(timer);
  }, [entity, id, editing]);
  useEffect(() => () => say('DELETE'), []);
  const found = useQuery({
    queryKey: queryKeys.presence(entity, id),
    queryFn: async () =>
      (await sendRequest<{ items: Visitor[] }>('GET', `/records/${entity}/${encodeURIComponent(id)}/presence`)).body
        .items,
    retry: false,
    refetchInterval: REPEAT_MS * 3,
  });
  return found.data ?? [];
}
