import { Button, Group, Modal, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LetterTemplate } from '../../client/documents.ts';
import { startLetters } from '../../client/documents.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { useBegin } from '../list/bulk/use-begin.ts';
import { wireSelection } from '../list/bulk/use-begin.ts';
import type { Selection } from '../list/selection.ts';
import { letterTexts } from './letter-texts.ts';

type Props = {
  readonly entity: string;
  readonly selection: Selection;
  readonly templates: readonly LetterTemplate[];
  readonly beginning: ReturnType<typeof useBegin>;
  readonly onClose: () => void;
};

/** Asks which letter the chosen records get, and begins the run. */
export function LettersDialog({ entity, selection, templates, beginning, onClose }: Props) {
  const t = useOwnTexts(letterTexts);
  const label = useLabel();
  const [id, setId] = useState(templates.length === 1 ? (templates[0]?.id ?? null) : null);
  const [wanted, setWanted] = useState<'de' | 'en'>('de');
  const template = templates.find((one) => one.id === id);
  const language = template?.languages.includes(wanted) ? wanted : 'de';
  const start = async (): Promise<void> => {
    if (!template) return;
    const letter = { template: template.id, language };
    if (await beginning.begin(() => startLetters(entity, wireSelection(selection), letter))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t.lettersTitle(selection.count)}>
      <Stack gap="sm">
        <Select
          label={t.template}
          data-autofocus
          openOnFocus={false}
          searchable
          data={templates.map((one) => ({ value: one.id, label: label(one.label) }))}
          value={id}
          onChange={setId}
        />
        {template && template.languages.length > 1 && (
          <SegmentedControl
            aria-label={t.language}
            data={template.languages.map((one) => ({ value: one, label: t[one] }))}
            value={language}
            onChange={(next) => setWanted(next as 'de' | 'en')}
          />
        )}
        <Text size="sm">{t.lettersHint}</Text>
        {beginning.message && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {beginning.message}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button disabled={!template} loading={beginning.busy} onClick={() => void start()}>
            {t.begin}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
