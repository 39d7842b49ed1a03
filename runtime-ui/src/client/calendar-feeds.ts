import { sendRequest } from './send-request.ts';

export type FeedShows = 'everything' | 'busy';

export type CalendarFeed = {
  readonly id: string;
  readonly name: string;
  readonly calendar: string;
  readonly shows: FeedShows;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

/** `calendars`: those of which there can be an address. */
export type CalendarFeeds = {
  readonly calendars: readonly { readonly name: string; readonly label: string }[];
  readonly items: readonly CalendarFeed[];
};

export const calendarFeedsKey = ['calendar-feeds'] as const;

export const listCalendarFeeds = async (): Promise<CalendarFeeds> =>
  (await sendRequest<CalendarFeeds>('GET', '/calendar-feeds')).body;

/** @returns the whole address, which is not to be had again */
export async function createCalendarFeed(
  feed: Pick<CalendarFeed, 'name' | 'calendar' | 'shows'>,
): Promise<{ readonly id: string; readonly address: string }> {
  const { id, path } = (await sendRequest<{ id: string; path: string }>('POST', '/calendar-feeds', { body: feed }))
    .body;
  return { id, address: new URL(path, window.location.origin).href };
}

export async function revokeCalendarFeed(id: string): Promise<void> {
  await sendRequest('DELETE', `/calendar-feeds/${encodeURIComponent(id)}`);
}
