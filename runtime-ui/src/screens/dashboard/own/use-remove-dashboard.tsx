import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { deleteOwnDashboard, ownDashboardsKey, restoreOwnDashboard } from '../../../client/own-dashboards.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { ownTexts } from './own-texts.ts';

/** Removes a dashboard; a notice offers to take that back. */
export function useRemoveDashboard() {
  const t = useOwnTexts(ownTexts);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ownDashboardsKey });
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      await refresh();
      return true;
    } catch (error) {
      notifications.show({ color: 'red', message: <ProblemText error={error} /> });
      return false;
    }
  };
  return async ({ id, name }: { readonly id: string; readonly name: string }): Promise<boolean> => {
    if (!(await attempt(() => deleteOwnDashboard(id)))) return false;
    const notice = notifications.show({
      autoClose: 15_000,
      message: (
        <Group justify="space-between" gap="xs">
          {t.removed(name)}
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => {
              notifications.hide(notice);
              void attempt(() => restoreOwnDashboard(id));
            }}
          >
            {t.undo}
          </Button>
        </Group>
      ),
    });
    return true;
  };
}
