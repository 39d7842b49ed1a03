import { Box, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskedLetter, LetterTemplate } from '../../client/documents.ts';
import { makeLetter, previewMail, sendMail } from '../../client/documents.ts';
import { isUncertain } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { randomId } from '../../client/random-id.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import './letter-dialog.css';
import { LetterPreview } from './letter-preview.tsx';
import type { LetterTexts } from './letter-texts.ts';
import { letterTexts } from './letter-texts.ts';
import { MailPreview } from './mail-preview.tsx';
import { TemplateChoice, useTemplateChoice } from './template-choice.tsx';

type Props = {
  readonly entity: string;
  readonly record: string;
  readonly templates: readonly LetterTemplate[];
  readonly onClose: () => void;
};

/** Chooses a template and a way, shows the letter or the e-mail as it would go out, and issues or sends it. */
export function LetterDialog({ entity, record, templates, onClose }: Props) {
  const t = useOwnTexts(letterTexts);
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const client = useQueryClient();
  const choice = useTemplateChoice(templates);
  const asked = choice.letter && { ...choice.letter, entity, record };
  const [way, setWay] = useState('paper');
  const template = templates.find((one) => one.id === choice.letter?.template);
  const isMail = way === 'mail' && template?.mail === true;
  // One for each letter that can be asked for here: sent again after an answer was lost, it is made once.
  const [opening] = useState(randomId);
  const mail = useQuery({
    queryKey: queryKeys.mailPreview(asked),
    queryFn: ({ signal }) => (asked ? previewMail(asked, signal) : Promise.reject(new Error('nothing is asked'))),
    enabled: isMail,
    // What it says may have changed since: it is made anew each time it is looked at.
    gcTime: 0,
    retry: false,
  });
  const issue = useMutation({
    mutationFn: async (letter: AskedLetter) =>
      isMail
        ? { title: t.sent, message: (await sendMail(letter, onceKey(opening, 'mail', letter))).to }
        : { title: t.issued, message: (await makeLetter(letter, onceKey(opening, 'paper', letter))).name },
    onSuccess: (told) => {
      notifications.show({ color: 'green', ...told });
      void client.invalidateQueries({ queryKey: ['records'] });
      void client.invalidateQueries({ queryKey: queryKeys.recordFiles(entity, record) });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.title} size="xl" fullScreen={isNarrow === true}>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm">
          <TemplateChoice choice={choice} />
        </Group>
        {template?.mail && (
          <SegmentedControl
            aria-label={t.way}
            data={[
              { value: 'paper', label: t.onPaper },
              { value: 'mail', label: t.asMail },
            ]}
            value={way}
            onChange={(next) => {
              setWay(next);
              issue.reset();
            }}
          />
        )}
        <Box className="lw-letter">
          {!asked && <Text c="dimmed">{t.choose}</Text>}
          {asked && (isMail ? <MailPreview mail={mail} /> : <LetterPreview asked={asked} />)}
        </Box>
        {issue.isError && (
          <Box>
            <Text fw={600}>{failureText(t, isMail, isUncertain(issue.error))}</Text>
            <ProblemText error={issue.error} />
            {isUncertain(issue.error) && <Text size="sm">{t.again}</Text>}
          </Box>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            disabled={!asked || (isMail && !mail.data?.from)}
            loading={issue.isPending}
            onClick={() => asked && issue.mutate(asked)}
          >
            {isMail ? t.send : t.issue}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const onceKey = (opening: string, way: 'mail' | 'paper', { template, record, language }: AskedLetter): string =>
  [opening, way, template, record, language].join(':');

const failureText = (t: LetterTexts, isMail: boolean, isUnknown: boolean): string =>
  isMail ? (isUnknown ? t.unknownSent : t.notSent) : isUnknown ? t.unknownIssued : t.failed;
