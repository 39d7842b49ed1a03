import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { undoMerge } from '../../client/merges.ts';
import { isTimelineWith, queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';

const UNDO_MS = 15_000;

/** Of the message that offers to undo a merge. */
const noticeOf = (merge: string): string => `merge-${merge}`;

/** What follows a merge on the screen: everything that it moved is read anew, and it can be taken back. */
export function useUndoMerge(entity: EntityModel, survivor: string) {
  const t = useText();
  const model = useModel();
  const client = useQueryClient();
  const refresh = async (): Promise<void> => {
    const names = new Set([entity.name, ...entity.incoming.map((one) => one.entity)]);
    for (const name of names)
      if (model.entities[name]) void client.invalidateQueries({ queryKey: queryKeys.entity(name) });
    await client.invalidateQueries({ predicate: ({ queryKey }) => isTimelineWith(queryKey, entity.name, survivor) });
    await client.invalidateQueries({ queryKey: queryKeys.duplicates(entity.name) });
  };
  const undo = async (merge: string): Promise<void> => {
    notifications.hide(noticeOf(merge));
    try {
      await undoMerge(entity.name, survivor, merge);
      notifications.show({ color: 'green', message: t('mergeUndone') });
    } catch (error) {
      notifications.show({
        color: 'red',
        autoClose: false,
        title: t('errorTitle'),
        message: <ProblemText error={error} />,
      });
    }
    await refresh();
  };
  const announce = (merge: string, title: string): void => {
    notifications.show({
      id: noticeOf(merge),
      color: 'green',
      autoClose: UNDO_MS,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('mergeDone', { title })}</Text>
          <Button size="compact-xs" variant="light" onClick={() => void undo(merge)}>
            {t('undo')}
          </Button>
        </Group>
      ),
    });
  };
  return { refresh, undo, announce };
}
