import { Modal } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useLabel } from '../../i18n/language.ts';
import { EventForm } from './event-form.tsx';

type Props = ComponentProps<typeof EventForm> & { readonly opened: boolean; readonly onClose: () => void };

/** The form of an event that asks for something. */
export function EventDialog({ opened, onClose, ...form }: Props) {
  const label = useLabel();
  return (
    <Modal opened={opened} onClose={onClose} title={label(form.label)} size="lg">
      <EventForm {...form} />
    </Modal>
  );
}
