import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { markRead, snoozeNotification } from '../../client/notifications.ts';
import { queryKeys } from '../../client/query-keys.ts';

/** What can be done with notifications; every list of them is read anew. */
export function useNotificationChanges() {
  const client = useQueryClient();
  const change = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) });
    }
    await client.invalidateQueries({ queryKey: queryKeys.notifications });
  };
  return {
    read: (ids: readonly string[]) => change(markRead({ ids })),
    readAll: () => change(markRead({ all: true })),
    snooze: (id: string, until: Date) => change(snoozeNotification(id, until)),
  };
}
