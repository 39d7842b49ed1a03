import type { WireProcessEvent } from '@leitwerk/metadata/wire/workflow';
import { sendProcessEvent } from '../../../client/processes.ts';
import type { OpenRecord } from '../../../client/records.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { EventButton } from '../event-button.tsx';
import type { Act } from './act.ts';
import { processTexts } from './process-texts.ts';

type Props = {
  /** Id of the process. */
  readonly process: string;
  readonly event: WireProcessEvent;
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly isDirty: boolean;
  readonly act: Act;
};

/** Sends an event of a process. */
export function ProcessEventButton({ process, event, entity, record, isDirty, act }: Props) {
  const t = useOwnTexts(processTexts);
  return (
    <EventButton
      entity={entity}
      record={record}
      label={event.label}
      {...(event.color && { color: event.color })}
      reason={isDirty ? t.unsaved : event.reason}
      input={event.input}
      onPress={async () => void (await act(() => sendProcessEvent(process, event.event, {})))}
      onSend={async (values) => {
        await sendProcessEvent(process, event.event, values);
        await act(async () => undefined);
      }}
    />
  );
}
