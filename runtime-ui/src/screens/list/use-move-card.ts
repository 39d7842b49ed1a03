import type { WireRecord } from '@leitwerk/metadata/wire';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { readRecord, sendTransition, updateRecord } from '../../client/records.ts';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel, Option } from '../../model/definitions.ts';
import { statusOf } from '../../model/fields-of.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { tellNext } from '../record/tell-next.ts';
import { reasonsOf } from './reasons-of.ts';

/**
 * Puts a record into another column: by the step that leads there when the column is a status, else by changing the field. What is
 * refused is said with its reason: there is no step, the step is not possible now, or what the server says.
 */
export function useMoveCard(entity: EntityModel, group: FieldModel) {
  const model = useModel();
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const { actions, readOnlyFields } = useRights(entity.name);
  const isStatus = statusOf(model, entity)?.field.id === group.id;

  /** Why a card cannot come here, as far as the server says; null when it has been moved. */
  const moveByStep = async (record: WireRecord, to: Option): Promise<string | null> => {
    const open = await readRecord(entity.name, record.id, []);
    const { transitions = [] } = open;
    const leading = transitions.filter((one) => one.to === to.id);
    const step = leading.find((one) => one.possible);
    if (step) {
      await sendTransition(entity.name, record.id, step.id, {});
      void tellNext(model, entity, open, to.id, language);
      return null;
    }
    const [refused] = leading;
    if (refused)
      return t('stepNotPossible', { step: label(refused.label), reason: refused.reason ?? t('notPossible') });
    const ways = transitions.filter((one) => one.possible).map((one) => `„${label(one.label)}“`);
    const none = t('moveTo', { state: to.label[language] });
    return ways.length > 0
      ? `${none} ${t('stepsFromHere', { steps: ways.join(', ') })}`
      : `${none} ${t('noTransitions')}.`;
  };
  const mayMove = isStatus
    ? actions.includes('transition')
    : actions.includes('update') && !readOnlyFields.includes(group.name);
  const move = async (record: WireRecord, to: Option): Promise<void> => {
    if (record[group.name] === to.id) return;
    const title = t('notMoved', { title: titleOfRecord(entity, record, language) });
    try {
      if (!mayMove) {
        notifications.show({ color: 'orange', title, message: t('mayNotMove') });
        return;
      }
      if (!isStatus) await updateRecord(entity.name, record.id, record.version, { [group.name]: to.id });
      const refusal = isStatus ? await moveByStep(record, to) : null;
      if (refusal !== null) notifications.show({ color: 'orange', title, message: refusal, autoClose: 12_000 });
    } catch (error) {
      notifications.show({ color: 'red', title, message: reasonsOf(error, entity, language), autoClose: 12_000 });
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    }
  };
  return move;
}
