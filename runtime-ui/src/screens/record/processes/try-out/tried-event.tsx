import type { WireProcessEvent } from '@leitwerk/metadata/wire/workflow';
import { Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { OpenRecord } from '../../../../client/records.ts';
import { useLabel } from '../../../../i18n/language.ts';
import type { EntityModel, Values } from '../../../../model/definitions.ts';
import { LateEventDialog } from '../../late-event-dialog.tsx';

type Props = {
  readonly event: WireProcessEvent;
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly onSend: (input: Values) => void;
};

/** An event that can be tried, after its form where it asks for something. */
export function TriedEvent({ event, entity, record, onSend }: Props) {
  const label = useLabel();
  const [opened, { open, close }] = useDisclosure(false);
  const asks = event.input.length > 0;
  const button = (
    <Button
      size="xs"
      variant="light"
      {...(event.color && { color: event.color })}
      {...(!event.possible && { 'data-disabled': true })}
      aria-disabled={!event.possible}
      onClick={() => {
        if (!event.possible) return;
        if (asks) open();
        else onSend({});
      }}
    >
      {label(event.label)}
    </Button>
  );
  return (
    <>
      {event.reason === undefined ? button : <Tooltip label={event.reason}>{button}</Tooltip>}
      {asks && (
        <LateEventDialog
          opened={opened}
          onClose={close}
          entity={entity}
          record={record}
          label={event.label}
          input={event.input}
          onSend={async (values) => {
            close();
            onSend(values);
          }}
        />
      )}
    </>
  );
}
