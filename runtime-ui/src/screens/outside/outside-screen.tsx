import { Anchor, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { CALENDAR_SIGN_IN } from '../../client/sign-in-providers.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { FinishedSignIn } from '../providers/finished-sign-in.tsx';
import { ProviderSignIn } from '../providers/provider-sign-in.tsx';
import { AccountCard } from './account-card.tsx';
import { AccountForm } from './account-form.tsx';
import { FeedsSection } from './feeds-section.tsx';
import { outsideTexts } from './outside-texts.ts';

const ACCOUNTS = { sort: ['address'], limit: 100 };

/** Calendars and address books that somebody has on other servers: how complete each one is, and a new account. */
export function OutsideScreen() {
  const { app, entities } = useModel();
  const isThere = app?.modules?.includes('dav') === true && entities['outside-account'] !== undefined;
  return isThere ? <OutsidePage /> : <NotFoundScreen />;
}

function OutsidePage() {
  const t = useOwnTexts(outsideTexts);
  const { actions } = useRights('outside-account');
  const accounts = useQuery({
    queryKey: queryKeys.list('outside-account', ACCOUNTS),
    queryFn: ({ signal }) => listRecords('outside-account', ACCOUNTS, undefined, signal),
  });
  return (
    <Stack p="md" maw={860} w="100%" mx="auto" gap="lg">
      <div>
        <Title order={1} size="h3">
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
        <Anchor component={Link} to="/settings" size="sm">
          {t.devices}
        </Anchor>
      </div>
      <FinishedSignIn place={CALENDAR_SIGN_IN} />
      {accounts.error && <ProblemText error={accounts.error} />}
      {accounts.isPending && <Loader size="sm" />}
      {accounts.data?.items.length === 0 && <Text c="dimmed">{t.none}</Text>}
      {accounts.data?.items.map((account) => (
        <AccountCard key={account.id} account={account} />
      ))}
      {actions.includes('create') && <ProviderSignIn place={CALENDAR_SIGN_IN} />}
      {actions.includes('create') && <AccountForm />}
      <FeedsSection />
    </Stack>
  );
}
