import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Anchor, Box, Button, Group, List, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readMailPage } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { readRecord } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useSizeText } from '../../controls/size-text.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { AnswerButtons } from './compose/answer-buttons.tsx';
import { AnswerNotice } from './compose/answer-notice.tsx';
import { mailTexts } from './mail-texts.ts';

/** The open message. Its HTML was cleaned by the server and stands in a frame that runs nothing and loads nothing. */
export function ReadingPane({
  id,
  onBack,
  onWrite,
}: {
  readonly id: string | null;
  readonly onBack: () => void;
  /** Shows a mail that was begun. */
  readonly onWrite: (id: string) => void;
}) {
  const t = useOwnTexts(mailTexts);
  if (id === null)
    return (
      <Text c="dimmed" p="md">
        {t.choose}
      </Text>
    );
  return <Message key={id} id={id} onBack={onBack} onWrite={onWrite} />;
}

function Message({
  id,
  onBack,
  onWrite,
}: {
  readonly id: string;
  readonly onBack: () => void;
  readonly onWrite: (id: string) => void;
}) {
  const t = useOwnTexts(mailTexts);
  const language = useLanguage();
  const mail = useQuery({
    queryKey: queryKeys.record('mail-message', id),
    queryFn: async () => readRecord('mail-message', id, []),
  });
  const page = useQuery({
    queryKey: queryKeys.mailPage(id),
    queryFn: () => readMailPage(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const back = (
    <Button className="lw-mail-back" variant="subtle" size="compact-sm" onClick={onBack}>
      {t.back}
    </Button>
  );
  const error = mail.error ?? page.error;
  if (error)
    return (
      <Box p="md">
        {back}
        <ProblemText error={error} />
      </Box>
    );
  if (!mail.data || page.data === undefined) return <Loader m="md" size="sm" />;
  const record = mail.data;
  return (
    <Stack component="article" aria-label={t.message} p="md" gap="xs" mih="100%">
      <Group justify="space-between">
        {back}
        <Anchor component={Link} to="/records/$entity/$id" params={{ entity: 'mail-message', id } as never} size="sm">
          {t.openRecord}
        </Anchor>
      </Group>
      <Title order={2} size="h4">
        {String(record['subject'])}
      </Title>
      <AnswerButtons message={id} onWrite={onWrite} />
      <AnswerNotice message={id} onWrite={onWrite} />
      <Text size="sm">
        {[record['fromName'], record['fromAddress']].filter(Boolean).join(' · ')}
        <Text span c="dimmed" size="sm">
          {' '}
          {textFromInstant(String(record['receivedAt']), language)}
        </Text>
      </Text>
      <Line label={t.to} value={record['recipients']} />
      <Line label={t.cc} value={record['copies']} />
      <Attachments record={record} />
      {page.data === null ? (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{String(record['text'] ?? t.noText)}</Text>
      ) : (
        <iframe
          className="lw-mail-frame"
          title={t.message}
          srcDoc={page.data}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
        />
      )}
    </Stack>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: unknown }) {
  if (!value) return null;
  return (
    <Text size="sm" c="dimmed" lineClamp={2}>
      {label}: {String(value)}
    </Text>
  );
}

type Attachment = { readonly part: string; readonly name: string; readonly size: number };

function Attachments({ record }: { readonly record: WireRecord }) {
  const t = useOwnTexts(mailTexts);
  const sizeText = useSizeText();
  const found = (record['attachments'] ?? []) as readonly Attachment[];
  if (found.length === 0) return null;
  return (
    <Box>
      <Text size="sm" fw={600}>
        {t.attachments}
      </Text>
      <List size="sm">
        {found.map(({ part, name, size }) => (
          <List.Item key={part}>
            {name} ({sizeText(size)})
          </List.Item>
        ))}
      </List>
      <Text size="xs" c="dimmed">
        {t.attachmentsHint}
      </Text>
    </Box>
  );
}
