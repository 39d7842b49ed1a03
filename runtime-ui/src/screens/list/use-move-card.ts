import type { WireRecord } from '@leitwerk/metadata/wire';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { sendTransition, updateRecord } from '../../client/records.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel, Option } from '../../model/definitions.ts';
import { statusOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';

/** Puts a record into another column: by the step that leads there when the column is a status, else by changing the field. */
export function useMoveCard(entity: EntityModel, group: FieldModel) {
  const model = useModel();
  const t = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const status = statusOf(model, entity);
  return async (record: WireRecord, to: Option): Promise<void> => {
    const from = record[group.name];
    if (from === to.id) return;
    try {
      if (status?.field.id === group.id) {
        const step = status.status.transitions.find(
          (one) => one.to === to.id && one.from.some((state) => state === from),
        );
        if (!step) {
          notifications.show({ color: 'orange', message: t('moveTo', { state: to.label[language] }) });
          return;
        }
        await sendTransition(entity.name, record.id, step.id, {});
      } else {
        await updateRecord(entity.name, record.id, record.version, { [group.name]: to.id });
      }
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('errorTitle'),
        message: error instanceof Error ? error.message : '',
      });
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    }
  };
}
