import type { WireRecord } from '@leitwerk/metadata/wire';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeletionAnswer } from '../../client/outside.ts';
import { answerDeletions } from '../../client/outside.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { outsideTexts } from './outside-texts.ts';

/** Asks about many deletions at once: nothing of them is done before somebody says so. */
export function DeletionQuestion({ collection }: { readonly collection: WireRecord }) {
  const t = useOwnTexts(outsideTexts);
  const client = useQueryClient();
  const answer = useMutation({
    mutationFn: (given: DeletionAnswer) => answerDeletions(collection.id, given),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.entity('outside-collection') }),
  });
  const asked = Number(collection['asked'] ?? 0);
  if (asked === 0) return null;
  if (collection['answer'])
    return (
      <Text size="sm" mt="xs" role="status">
        {t.answered}
      </Text>
    );
  const isGoneThere = Number(collection['thereCount'] ?? 0) < Number(collection['hereCount'] ?? 0);
  return (
    <Alert color="orange" mt="xs" title={isGoneThere ? t.askedThere(asked) : t.askedHere(asked)}>
      <Text size="sm">
        {t.askedText} {isGoneThere ? t.deleteHereText : t.deleteThereText}
      </Text>
      <Group mt="xs" gap="xs">
        <Button size="compact-sm" variant="default" loading={answer.isPending} onClick={() => answer.mutate('keep')}>
          {t.bringBack}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          c="var(--mantine-color-error)"
          loading={answer.isPending}
          onClick={() => answer.mutate('delete')}
        >
          {isGoneThere ? t.deleteHere : t.deleteThere}
        </Button>
      </Group>
      {answer.error && <ProblemText error={answer.error} />}
    </Alert>
  );
}
