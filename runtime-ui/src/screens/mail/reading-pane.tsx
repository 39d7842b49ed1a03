import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Anchor, Box, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { readMailFiling, readMailPage, readMailPictures } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { readRecord } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { Attachments } from './attachments.tsx';
import { AnswerButtons } from './compose/answer-buttons.tsx';
import { AnswerNotice } from './compose/answer-notice.tsx';
import { FilingBox, filedIn } from './filing-box.tsx';
import { mailTexts } from './mail-texts.ts';
import { MessageActions } from './message-actions.tsx';
import { ThreadList } from './thread-list.tsx';
import { useMarkAsRead } from './use-mark-as-read.ts';

const InvitationCard = lazy(async () => ({
  default: (await import('../invitations/invitation-card.tsx')).InvitationCard,
}));

/** The open message. Its HTML was cleaned by the server and stands in a frame that runs nothing and loads nothing. */
export function ReadingPane({
  id,
  folders,
  onOpen,
  onBack,
  onWrite,
}: {
  readonly id: string | null;
  readonly folders: readonly WireRecord[];
  readonly onOpen: (id: string) => void;
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
  return <Message key={id} id={id} folders={folders} onOpen={onOpen} onBack={onBack} onWrite={onWrite} />;
}

function Message({
  id,
  folders,
  onOpen,
  onBack,
  onWrite,
}: {
  readonly id: string;
  readonly folders: readonly WireRecord[];
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
  readonly onWrite: (id: string) => void;
}) {
  const t = useOwnTexts(mailTexts);
  const language = useLanguage();
  const { entities, app } = useModel();
  const mail = useQuery({
    queryKey: queryKeys.record('mail-message', id),
    queryFn: async () => readRecord('mail-message', id, filedIn(entities['mail-message'])),
  });
  const filing = useQuery({ queryKey: queryKeys.mailFiling(id), queryFn: () => readMailFiling(id) });
  const page = useQuery({
    queryKey: queryKeys.mailPage(id),
    queryFn: () => readMailPage(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The text is there at once; its pictures come from the mail server, and without them it is read as well.
  const withPictures = useQuery({
    queryKey: queryKeys.mailPictures(id),
    queryFn: () => readMailPictures(id),
    enabled: (page.data?.pictures ?? 0) > 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useMarkAsRead(mail.data);
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
  const shown = withPictures.data?.page ?? page.data.page;
  return (
    <Stack component="article" aria-label={t.message} p="md" gap="xs" mih="100%">
      <Group justify="space-between">
        {back}
        <Anchor component={Link} to="/records/$entity/$id" params={{ entity: 'mail-message', id } as never} size="sm">
          {t.openRecord}
        </Anchor>
      </Group>
      <MessageActions label={t.messageActions} messages={[record]} folders={folders} onMoved={onBack} />
      {record['refusal'] !== null && record['refusal'] !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t.refused}: {String(record['refusal'])}
        </Text>
      )}
      <Title order={2} size="h4">
        {String(record['subject'])}
      </Title>
      <AnswerButtons message={id} onWrite={onWrite} />
      <AnswerNotice message={id} onWrite={onWrite} />
      {record['automatic'] === true && (
        <Text size="sm" c="dimmed">
          {t.automatic}
        </Text>
      )}
      <Text size="sm">
        {[record['fromName'], record['fromAddress']].filter(Boolean).join(' · ')}
        <Text span c="dimmed" size="sm">
          {' '}
          {textFromInstant(String(record['receivedAt']), language)}
        </Text>
      </Text>
      <Line label={t.to} value={record['recipients']} />
      <Line label={t.cc} value={record['copies']} />
      {Boolean(record['calendarMethod']) && app?.modules?.includes('dav') && (
        <Suspense>
          <InvitationCard message={id} />
        </Suspense>
      )}
      <Attachments record={record} makes={filing.data?.makes ?? []} />
      {filing.data && <FilingBox message={record} filing={filing.data} />}
      <ThreadList message={record} onOpen={onOpen} />
      {shown === null ? (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{String(record['text'] ?? t.noText)}</Text>
      ) : (
        <iframe
          className="lw-mail-frame"
          title={t.message}
          srcDoc={shown}
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
