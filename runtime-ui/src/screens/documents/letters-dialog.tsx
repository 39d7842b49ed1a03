import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { LetterTemplate } from '../../client/documents.ts';
import { startLetters } from '../../client/documents.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { useBegin } from '../list/bulk/use-begin.ts';
import { wireSelection } from '../list/bulk/use-begin.ts';
import type { Selection } from '../list/selection.ts';
import { LetterExamples } from './letter-examples.tsx';
import { letterTexts } from './letter-texts.ts';
import { TemplateChoice, useTemplateChoice } from './template-choice.tsx';

type Props = {
  readonly entity: string;
  readonly selection: Selection;
  readonly templates: readonly LetterTemplate[];
  readonly beginning: ReturnType<typeof useBegin>;
  readonly onClose: () => void;
};

/** Asks which letter the chosen records get, shows some as they would be printed, and begins the run. */
export function LettersDialog({ entity, selection, templates, beginning, onClose }: Props) {
  const t = useOwnTexts(letterTexts);
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const choice = useTemplateChoice(templates);
  const { letter } = choice;
  const start = async (): Promise<void> => {
    if (!letter) return;
    if (await beginning.begin(() => startLetters(entity, wireSelection(selection), letter))) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.lettersTitle(selection.count)}
      size={letter ? 'xl' : 'md'}
      fullScreen={isNarrow === true}
    >
      <Stack gap="sm">
        <TemplateChoice choice={choice} />
        {letter && <LetterExamples entity={entity} selection={selection} letter={letter} />}
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
          <Button disabled={!letter} loading={beginning.busy} onClick={() => void start()}>
            {t.begin}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
