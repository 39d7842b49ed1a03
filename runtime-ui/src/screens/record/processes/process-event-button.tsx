import type { WireProcessEvent } from '@leitwerk/metadata/wire/workflow';
import { Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { sendProcessEvent } from '../../../client/processes.ts';
import type { OpenRecord } from '../../../client/records.ts';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { LateEventDialog } from '../late-event-dialog.tsx';
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

/** Sends an event, after its form where it asks for something; says why where it is not possible. */
export function ProcessEventButton({ process, event, entity, record, isDirty, act }: Props) {
  const t = useOwnTexts(processTexts);
  const label = useLabel();
  const [opened, { open, close }] = useDisclosure(false);
  const [busy, setBusy] = useState(false);
  const asks = event.input.length > 0;
  const send = async (): Promise<void> => {
    setBusy(true);
    await act(() => sendProcessEvent(process, event.event, {}));
    setBusy(false);
  };
  const reason = isDirty ? t.unsaved : event.reason;
  const button = (
    <Button
      size="xs"
      variant="light"
      {...(event.color && { color: event.color })}
      loading={busy}
      {...(reason !== undefined && { 'data-disabled': true })}
      aria-disabled={reason !== undefined}
      onClick={(click) => {
        if (reason !== undefined) click.preventDefault();
        else if (asks) open();
        else void send();
      }}
    >
      {label(event.label)}
    </Button>
  );
  return (
    <>
      {reason === undefined ? button : <Tooltip label={reason}>{button}</Tooltip>}
      {asks && (
        <LateEventDialog
          opened={opened}
          onClose={close}
          entity={entity}
          record={record}
          label={event.label}
          input={event.input}
          onSend={async (values) => {
            await sendProcessEvent(process, event.event, values);
            close();
            await act(async () => undefined);
          }}
        />
      )}
    </>
  );
}
