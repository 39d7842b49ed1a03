import type { ChangeEvent } from '@leitwerk/metadata/wire';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { tabId } from './presence.ts';
import { isTimelineWith, queryKeys } from './query-keys.ts';

const GATHER_MS = 400;

/** Keeps open screens up to date: many changes in a short time refresh a list once. */
export function useLiveChanges(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(`/api/events?tab=${tabId}`);
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      for (const entity of waiting) void client.invalidateQueries({ queryKey: queryKeys.lists(entity) });
      if (waiting.size > 0) void client.invalidateQueries({ queryKey: queryKeys.processLists });
      // The number beside it stands on every page: it comes with notifications and by the minute, not with every change of anybody.
      if (waiting.size > 0) void client.invalidateQueries({ queryKey: queryKeys.inboxLists });
      waiting.clear();
    };
    source.addEventListener('change', (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as ChangeEvent;
      void client.invalidateQueries({ queryKey: queryKeys.record(change.entity, change.id) });
      void client.invalidateQueries({
        predicate: ({ queryKey }) => isTimelineWith(queryKey, change.entity, change.id),
      });
      waiting.add(change.entity);
      timer ??= setTimeout(flush, GATHER_MS);
    });
    source.addEventListener('presence', (event: MessageEvent<string>) => {
      const place = JSON.parse(event.data) as { readonly entity: string; readonly id: string };
      void client.invalidateQueries({ queryKey: queryKeys.presence(place.entity, place.id) });
    });
    source.addEventListener('notification', () => {
      void client.invalidateQueries({ queryKey: queryKeys.notifications });
      void client.invalidateQueries({ queryKey: queryKeys.inboxCount });
    });
    source.addEventListener('model', () => {
      void client.invalidateQueries({ queryKey: queryKeys.model });
      void client.invalidateQueries({ queryKey: queryKeys.application });
      void client.invalidateQueries({ queryKey: queryKeys.workflows });
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client]);
}
