import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../../client/invitations.ts';
import { answerInvitation } from '../../client/invitations.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { invitationTexts } from './invitation-texts.ts';

const LONGEST_NOTE = 2000;
const WAYS = [
  { answer: 'accepted', word: 'accept', color: 'green', Icon: IconCheck },
  { answer: 'tentative', word: 'tentative', color: 'yellow', Icon: IconQuestionMark },
  { answer: 'declined', word: 'decline', color: 'red', Icon: IconX },
] as const;

/** Three answers and a note. @param state what was answered before; another answer changes it */
export function AnswerForm({
  message,
  state,
  onAnswered,
}: {
  readonly message: string;
  readonly state: string | null;
  readonly onAnswered: () => Promise<void>;
}) {
  const t = useOwnTexts(invitationTexts);
  const [note, setNote] = useState('');
  const answer = useMutation({
    mutationFn: (given: Exclude<Answer, 'needs-action'>) => answerInvitation(message, given, note.trim()),
    onSuccess: async () => {
      setNote('');
      notifications.show({ message: t.answered });
      await onAnswered();
    },
  });
  const before = state !== null && state in t.answers ? t.answers[state as Answer] : null;
  return (
    <Stack gap="xs">
      {before !== null && <Text size="sm">{t.yourAnswer(before)}</Text>}
      <Textarea
        label={t.note}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs" role="group" aria-label={t.answerGroup}>
        {WAYS.map(({ answer: given, word, color, Icon }) => (
          <Button
            key={given}
            size="xs"
            variant={state === given ? 'filled' : 'light'}
            color={color}
            autoContrast
            leftSection={<Icon size={14} aria-hidden />}
            disabled={answer.isPending}
            onClick={() => answer.mutate(given)}
          >
            {t[word]}
          </Button>
        ))}
      </Group>
      {answer.error && <ProblemText error={answer.error} />}
    </Stack>
  );
}
