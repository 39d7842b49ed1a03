import { Button, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { sendProcessEvent } from '../../client/processes.ts';
import { InputContext } from '../../controls/widget-context.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { EventForm } from '../record/event-form.tsx';
import type { ProcessesTexts } from './processes-texts.ts';
import { processesTexts } from './processes-texts.ts';
import type { AskedMove } from './use-move-process.ts';

type Props = {
  readonly move: AskedMove;
  readonly entity: EntityModel;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Asks which event moves a process, where there are several, and what it asks for. */
export function MoveDialog({ move, entity, onClose, onDone }: Props) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const label = useLabel();
  const { process, events, record, title } = move;
  const [event, setEvent] = useState(events.length === 1 ? events[0] : undefined);
  const send = async (name: string, values: Values): Promise<void> => {
    await sendProcessEvent(process.id, name, values);
    onDone();
  };
  return (
    <Modal opened onClose={onClose} title={event ? `${label(event.label)}: ${title}` : t.which} size="lg">
      <InputContext value={AnyInput}>
        {event ? (
          <EventForm
            entity={entity}
            record={record}
            label={event.label}
            input={event.input}
            onSend={(values) => send(event.event, values)}
          />
        ) : (
          <Stack gap="xs">
            {events.map((one) => (
              <Button
                key={one.event}
                variant="light"
                onClick={() => {
                  if (one.input.length > 0) return setEvent(one);
                  send(one.event, {}).catch((error: unknown) =>
                    notifications.show({
                      color: 'red',
                      title: t.failed,
                      message: error instanceof Error ? error.message : '',
                    }),
                  );
                }}
              >
                {label(one.label)}
              </Button>
            ))}
          </Stack>
        )}
      </InputContext>
    </Modal>
  );
}
