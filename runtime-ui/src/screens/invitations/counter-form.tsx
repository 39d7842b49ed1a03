import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { answerCounter } from '../../client/invitations.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { invitationTexts } from './invitation-texts.ts';

type Props = { readonly message: string; readonly onAnswered: () => Promise<void> };

/** A guest proposes another time: the appointment is put there, or he hears that it stays. */
export function CounterForm({ message, onAnswered }: Props) {
  const t = useOwnTexts(invitationTexts);
  const answer = useMutation({
    mutationFn: (given: 'take' | 'decline') => answerCounter(message, given),
    onSuccess: async (_, given) => {
      notifications.show({ message: given === 'take' ? t.counterTaken : t.counterDeclined });
      await onAnswered();
    },
  });
  return (
    <>
      <Text size="sm">{t.counterText}</Text>
      <Group gap="xs" role="group" aria-label={t.counterGroup}>
        <Button
          size="xs"
          color="green"
          variant="light"
          disabled={answer.isPending}
          onClick={() => answer.mutate('take')}
        >
          {t.counterTake}
        </Button>
        <Button
          size="xs"
          color="red"
          variant="light"
          disabled={answer.isPending}
          onClick={() => answer.mutate('decline')}
        >
          {t.counterDecline}
        </Button>
      </Group>
      {answer.error && <ProblemText error={answer.error} />}
    </>
  );
}
