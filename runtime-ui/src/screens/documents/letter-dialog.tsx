import { Box, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AskedLetter, LetterTemplate } from '../../client/documents.ts';
import { makeLetter, previewLetter } from '../../client/documents.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import './letter-dialog.css';
import { letterTexts } from './letter-texts.ts';
import { TemplateChoice, useTemplateChoice } from './template-choice.tsx';

const PdfViewer = lazy(async () => ({ default: (await import('../files/pdf-viewer.tsx')).PdfViewer }));

type Props = {
  readonly entity: string;
  readonly record: string;
  readonly templates: readonly LetterTemplate[];
  readonly onClose: () => void;
};

/** Chooses a template, shows the letter as it would be issued, and issues it. */
export function LetterDialog({ entity, record, templates, onClose }: Props) {
  const t = useOwnTexts(letterTexts);
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const client = useQueryClient();
  const choice = useTemplateChoice(templates);
  const asked = choice.letter && { ...choice.letter, entity, record };
  const issue = useMutation({
    mutationFn: makeLetter,
    onSuccess: ({ name }) => {
      notifications.show({ color: 'green', title: t.issued, message: name });
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
        <Box className="lw-letter">{asked ? <Preview asked={asked} /> : <Text c="dimmed">{t.choose}</Text>}</Box>
        {issue.isError && (
          <Box>
            <Text fw={600}>{t.failed}</Text>
            <ProblemText error={issue.error} />
          </Box>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button disabled={!asked} loading={issue.isPending} onClick={() => asked && issue.mutate(asked)}>
            {t.issue}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Preview({ asked }: { readonly asked: AskedLetter }) {
  const t = useOwnTexts(letterTexts);
  const [isBroken, setIsBroken] = useState(false);
  const { data, error, isFetching } = useQuery({
    queryKey: queryKeys.letterPreview(asked),
    queryFn: ({ signal }) => previewLetter(asked, signal),
    // What it says may have changed since: it is made anew each time it is looked at.
    gcTime: 0,
    retry: false,
  });
  if (error) return <ProblemText error={error} />;
  if (isBroken) return <Text c="dimmed">{t.noPreview}</Text>;
  if (!data || isFetching)
    return (
      <Group gap="xs" role="status">
        <Loader size="sm" />
        <Text c="dimmed">{t.setting}</Text>
      </Group>
    );
  return (
    <Suspense>
      <PdfViewer source={data} onFail={() => setIsBroken(true)} />
    </Suspense>
  );
}
