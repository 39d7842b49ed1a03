import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Code, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import { dayOf } from '../shell/day-of.ts';
import { FormButtons } from '../shell/form-buttons.tsx';
import { useDraftEditing } from './draft-context.tsx';

/** As long as whoever uses the API usually needs to follow. */
const MONTHS_KNOWN = 6;

function dayInMonths(months: number): string {
  const at = new Date();
  at.setMonth(at.getMonth() + months);
  return dayOf(at);
}

/** Asks for another technical name of an entity or a field, and rewrites everything that goes by it. */
export function RenameDialog({
  entity,
  field,
  before,
  title,
  onClose,
}: {
  readonly entity: string;
  /** Absent: the entity itself. */
  readonly field?: string;
  readonly before: string;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const { rename } = useDraftEditing();
  const [name, setName] = useState(before);
  const [until, setUntil] = useState(() => dayInMonths(MONTHS_KNOWN));
  const renaming = useMutation({
    mutationFn: () => rename({ entity, name: name.trim(), until, ...(field !== undefined && { field }) }),
    onSuccess: (left) => {
      if (left.length > 0) notifications.show({ color: 'yellow', message: t.renameLeft(left.length) });
      else notifications.show({ message: t.renamed(before, name.trim()) });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.renameTitle(title)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          renaming.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{t.renameText}</Text>
          <TextInput
            label={t.technicalName}
            description={t.renameId}
            value={name}
            data-autofocus
            spellCheck={false}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t.oldNameUntil}
            description={
              <>
                {t.oldNameHint} <Code>{before}</Code>
              </>
            }
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          {renaming.error && <ProblemText error={renaming.error} />}
          <FormButtons
            submit={t.rename}
            isGood={name.trim() !== '' && name.trim() !== before && until !== ''}
            isBusy={renaming.isPending}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
