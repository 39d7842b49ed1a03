import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';

/** Asks before something is done that is not easily taken back; a failure stays in it. */
export function ConfirmDialog({
  title,
  children,
  action,
  isHarmless = false,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  /** Whether nothing is lost by it. */
  readonly isHarmless?: boolean;
  readonly onConfirm: () => Promise<unknown> | undefined;
  readonly onClose: () => void;
}) {
  const own = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        {children}
        {error !== null && <ProblemText error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {own.cancel}
          </Button>
          <Button {...(!isHarmless && { color: 'red' })} loading={busy} onClick={() => void confirm()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
