import type { NotificationKind, NotificationPage, WireNotification } from '@leitwerk/metadata/wire/notifications';
import { sendRequest } from './send-request.ts';

export type Notification = WireNotification;

export type NotificationQuery = { readonly unread: boolean; readonly kind: NotificationKind | null };

export const listNotifications = async (query: NotificationQuery, after?: string): Promise<NotificationPage> =>
  (
    await sendRequest<NotificationPage>('GET', '/notifications', {
      query: { unread: query.unread ? 'true' : undefined, kind: query.kind ?? undefined, after },
    })
  ).body;

export const countUnread = async (): Promise<number> =>
  (await sendRequest<{ count: number }>('GET', '/notifications/unread')).body.count;

export async function markRead(which: { readonly ids: readonly string[] } | { readonly all: true }): Promise<void> {
  await sendRequest('POST', '/notifications/read', { body: which });
}

/** Puts one off: it comes back unread at that moment. */
export async function snoozeNotification(id: string, until: Date): Promise<void> {
  await sendRequest('POST', `/notifications/${id}/snooze`, { body: { until: until.toISOString() } });
}
