import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import type { OpenRecord } from '../../client/records.ts';
import { deleteRecord, restoreRecord } from '../../client/records.ts';
import { useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useRecent } from '../shell/known-records.ts';

const UNDO_MS = 10_000;

/** Puts the record into the bin and goes back to the list, from where it can be undone for a while. */
export function useDeleteRecord(entity: EntityModel, record: OpenRecord, title: string) {
  const t = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { forget } = useRecent();
  const showFailure = (error: unknown) =>
    notifications.show({ color: 'red', title: t('errorTitle'), message: error instanceof Error ? error.message : '' });
  const restore = async (): Promise<void> => {
    try {
      await restoreRecord(entity.name, record.id);
      await navigate({ to: '/records/$entity/$id', params: { entity: entity.name, id: record.id }, search: {} });
    } catch (error) {
      showFailure(error);
    }
  };
  return async (): Promise<void> => {
    try {
      await deleteRecord(entity.name, record.id, record.version);
    } catch (error) {
      showFailure(error);
      return;
    }
    forget({ entity: entity.name, id: record.id });
    void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    await navigate({ to: '/records/$entity', params: { entity: entity.name }, search: {} });
    const id = notifications.show({
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('deletedOne', { title })}</Text>
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => {
              notifications.hide(id);
              void restore();
            }}
          >
            {t('undo')}
          </Button>
        </Group>
      ),
      autoClose: UNDO_MS,
    });
  };
}
