import { Button, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowBackUpDouble, IconArrowForwardUp } from '@tabler/icons-react';
import type { BeginMail } from '../../../client/outgoing-mail.ts';
import { OUTGOING } from '../../../client/outgoing-mail.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useRights } from '../../../model/model-context.tsx';
import { composeTexts } from './compose-texts.ts';
import { useBeginMail } from './use-begin-mail.tsx';

/** Answers or forwards the open message; also by the keys R, A and F. */
export function AnswerButtons({
  message,
  onWrite,
}: {
  readonly message: string;
  readonly onWrite: (id: string) => void;
}) {
  const t = useOwnTexts(composeTexts);
  const mayWrite = useRights(OUTGOING).actions.includes('create');
  const begin = useBeginMail(onWrite);
  const start = (kind: BeginMail['kind']) => (): void => {
    if (!begin.isPending) begin.mutate({ kind, message });
  };
  useHotkeys(
    mayWrite
      ? [
          ['R', start('answer')],
          ['A', start('answer-all')],
          ['F', start('forward')],
        ]
      : [],
  );
  if (!mayWrite) return null;
  const buttons = [
    ['answer', t.answer, IconArrowBackUp],
    ['answer-all', t.answerAll, IconArrowBackUpDouble],
    ['forward', t.forward, IconArrowForwardUp],
  ] as const;
  return (
    <Group gap="xs">
      {buttons.map(([kind, label, Icon]) => (
        <Button
          key={kind}
          size="compact-sm"
          variant="default"
          leftSection={<Icon size={16} aria-hidden />}
          loading={begin.isPending && begin.variables.kind === kind}
          onClick={start(kind)}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
