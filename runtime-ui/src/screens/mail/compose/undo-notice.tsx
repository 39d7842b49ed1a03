import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { LetGo } from '../../../client/outgoing-mail.ts';
import { OUTGOING } from '../../../client/outgoing-mail.ts';
import { readRecord, updateRecord } from '../../../client/records.ts';
import type { Language } from '../../../model/definitions.ts';
import { composeTexts } from './compose-texts.ts';

/** Longer than that a mail waits in the outbox; nobody watches a notice. */
const LONGEST_NOTICE_MS = 125_000;
const PLANNED_NOTICE_MS = 8000;

/** Takes a mail back that has not gone yet. Rejects when it has. */
export async function callBack(id: string): Promise<void> {
  const { version } = await readRecord(OUTGOING, id, []);
  await updateRecord(OUTGOING, id, version, { state: 'draft', sendAt: null });
}

/** Says that a mail goes, with a button that calls it back as long as it can be. */
export function tellLetGo(id: string, { sendAt }: LetGo, language: Language, onBack: () => void): void {
  const t = composeTexts[language];
  const left = Date.parse(sendAt) - Date.now();
  const isPlanned = left > LONGEST_NOTICE_MS;
  const notice = `mail-${id}`;
  const undo = (): void => {
    notifications.hide(notice);
    callBack(id).then(onBack, () => notifications.show({ color: 'red', message: t.tooLate }));
  };
  notifications.show({
    id: notice,
    autoClose: isPlanned ? PLANNED_NOTICE_MS : Math.max(2000, left),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{isPlanned ? t.goesAt(textFromInstant(sendAt, language)) : t.goesNow}</Text>
        <Button size="compact-sm" variant="default" onClick={undo}>
          {t.undo}
        </Button>
      </Group>
    ),
  });
}
