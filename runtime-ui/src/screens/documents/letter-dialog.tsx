import { Box, Button, Group, Loader, Modal, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AskedLetter, LetterTemplate } from '../../client/documents.ts';
import { makeLetter, previewLetter } from '../../client/documents.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import './letter-dialog.css';
import { letterTexts } from './letter-texts.ts';

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
  const label = useLabel();
  const reader = useLanguage();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const client = useQueryClient();
  const [id, setId] = useState(templates.length === 1 ? (templates[0]?.id ?? null) : null);
  const [wanted, setWanted] = useState<'de' | 'en'>('de');
  const template = templates.find((one) => one.id === id);
  const language = template?.languages.includes(wanted) ? wanted : 'de';
  const asked = template && { template: template.id, entity, record, language };
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
          <Select
            className="lw-letter-template"
            label={t.template}
            data-autofocus
            openOnFocus={false}
            searchable
            data={templates.map((one) => ({ value: one.id, label: label(one.label) }))}
            value={id}
            onChange={setId}
            {...(template?.help && { description: template.help[reader] })}
          />
          {template && template.languages.length > 1 && (
            <SegmentedControl
              aria-label={t.language}
              data={template.languages.map((one) => ({ value: one, label: t[one] }))}
              value={language}
              onChange={(next) => setWanted(next as 'de' | 'en')}
            />
          )}
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
