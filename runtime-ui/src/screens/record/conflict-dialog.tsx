import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import type { FieldModel, Values } from '../../model/definitions.ts';
import type { Choice } from '../../values/merge-conflict.ts';
import { findConflict, mergeValues } from '../../values/merge-conflict.ts';

type Props = {
  readonly fields: readonly FieldModel[];
  readonly base: Values;
  readonly mine: Values;
  readonly theirs: Values;
  readonly onClose: () => void;
  readonly onSave: (merged: Values) => void;
};

/** Somebody else has saved meanwhile: field by field, what shall be. */
export function ConflictDialog({ fields, base, mine, theirs, onClose, onSave }: Props) {
  const t = useText();
  const label = useLabel();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const { open, merged } = findConflict(fields, base, mine, theirs);
  return (
    <Modal opened onClose={onClose} title={t('conflictTitle')} size="lg">
      <Stack gap="sm">
        <Text size="sm">{t('conflictText')}</Text>
        {open.map((field) => (
          <Group key={field.id} justify="space-between" align="flex-start" wrap="nowrap">
            <Stack gap={2} miw={0}>
              <Text size="sm" fw={600}>
                {label(field.label)}
              </Text>
              <Text size="sm" component="div">
                {t('conflictMine')}: <FieldDisplay field={field} value={mine[field.name]} />
              </Text>
              <Text size="sm" component="div">
                {t('conflictTheirs')}: <FieldDisplay field={field} value={theirs[field.name]} />
              </Text>
            </Stack>
            <SegmentedControl
              size="xs"
              aria-label={label(field.label)}
              value={choices[field.name] ?? 'mine'}
              onChange={(choice) => setChoices({ ...choices, [field.name]: choice === 'theirs' ? 'theirs' : 'mine' })}
              data={[
                { value: 'mine', label: t('conflictMine') },
                { value: 'theirs', label: t('conflictTheirs') },
              ]}
            />
          </Group>
        ))}
        {merged.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('conflictMerged', { fields: merged.map((field) => label(field.label)).join(', ') })}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={() => onSave(mergeValues(fields, base, mine, theirs, choices))}>{t('conflictSave')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
