import type { Color, Label } from '@leitwerk/metadata/generated/definitions.gen';
import { Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ComponentProps } from 'react';
import { useState } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { useLabel } from '../../i18n/language.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { LateEventDialog } from './late-event-dialog.tsx';

type Props = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly label: Label;
  readonly color?: Color;
  /** Why not; undefined where it is possible. */
  readonly reason: string | undefined;
  /** Fields that it asks for. */
  readonly input: ComponentProps<typeof LateEventDialog>['input'];
  /** Of what asks for nothing; tells itself what went wrong. */
  readonly onPress: () => Promise<void>;
  /** Of what was filled in; what it throws is shown in the form. */
  readonly onSend: (values: Values) => Promise<void>;
};

/** The button of an event, of a status or a process: after its form where it asks for something; says why where it is not possible. */
export function EventButton({ entity, record, label: given, color, reason, input, onPress, onSend }: Props) {
  const label = useLabel();
  const [opened, { open, close }] = useDisclosure(false);
  const [busy, setBusy] = useState(false);
  const asks = input.length > 0;
  const press = async (): Promise<void> => {
    setBusy(true);
    await onPress();
    setBusy(false);
  };
  const button = (
    <Button
      size="xs"
      variant="light"
      {...(color && { color })}
      loading={busy}
      {...(reason !== undefined && { 'data-disabled': true })}
      aria-disabled={reason !== undefined}
      onClick={(event) => {
        if (reason !== undefined) event.preventDefault();
        else if (asks) open();
        else void press();
      }}
    >
      {label(given)}
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
          label={given}
          input={input}
          onSend={async (values) => {
            await onSend(values);
            close();
          }}
        />
      )}
    </>
  );
}
