import { Anchor, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { MAILBOX_SIGN_IN } from '../../client/sign-in-providers.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { FinishedSignIn } from '../providers/finished-sign-in.tsx';
import { mailTexts } from './mail-texts.ts';
import { MailboxCard } from './mailbox-card.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxSignIn } from './mailbox-sign-in.tsx';

const MAILBOXES = { sort: ['address'], limit: 500 };

/** The mailboxes that somebody may see: how complete each one is, and a new one. */
export function MailboxesScreen() {
  const { app, entities } = useModel();
  const isThere = app?.modules?.includes('mail') === true && entities['mailbox'] !== undefined;
  return isThere ? <MailboxesPage /> : <NotFoundScreen />;
}

function MailboxesPage() {
  const t = useOwnTexts(mailTexts);
  const { actions } = useRights('mailbox');
  const mailboxes = useQuery({
    queryKey: queryKeys.list('mailbox', MAILBOXES),
    queryFn: ({ signal }) => listRecords('mailbox', MAILBOXES, undefined, signal),
  });
  return (
    <Stack p="md" maw={860} w="100%" mx="auto" gap="lg">
      <div>
        <Title order={1} size="h3">
          {t.mailboxes}
        </Title>
        <Text c="dimmed" size="sm">
          {t.mailboxesText}
        </Text>
        <Anchor component={Link} to="/mail" size="sm">
          {t.title}
        </Anchor>
      </div>
      <FinishedSignIn place={MAILBOX_SIGN_IN} />
      {mailboxes.error && <ProblemText error={mailboxes.error} />}
      {mailboxes.isPending && <Loader size="sm" />}
      {mailboxes.data?.items.length === 0 && <Text c="dimmed">{t.none}</Text>}
      {mailboxes.data?.items.map((mailbox) => (
        <MailboxCard key={mailbox.id} mailbox={mailbox} />
      ))}
      {actions.includes('create') && <MailboxSignIn />}
      {actions.includes('create') && <MailboxForm />}
    </Stack>
  );
}
