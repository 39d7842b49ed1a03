import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Alert, Card, Divider, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { OptionBadge } from '../../controls/option-badge.tsx';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { AccountActions } from './account-actions.tsx';
import { CollectionSection } from './collection-section.tsx';
import { outsideTexts } from './outside-texts.ts';
import { wordsOf } from './words-of.ts';

/** One account on another server: its state, and collection by collection what lies there and here. */
export function AccountCard({ account }: { readonly account: WireRecord }) {
  const t = useOwnTexts(outsideTexts);
  const language = useLanguage();
  const { entities } = useModel();
  const query = { filter: { account: account.id }, sort: ['contents', 'name'], limit: 500 };
  const collections = useQuery({
    queryKey: queryKeys.list('outside-collection', query),
    queryFn: ({ signal }) => listRecords('outside-collection', query, undefined, signal),
  });
  const name = `${String(account['userName'])} · ${String(account['address'])}`;
  const states = entities['outside-account']?.fields.find((one) => one.name === 'state')?.options;
  const state = states?.find((one) => one.id === account['state']);
  const problem = wordsOf(account, 'problem', language);
  const items = collections.data?.items;
  return (
    <Card component="section" aria-label={name} withBorder>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        {state && <OptionBadge option={state} />}
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t.compared}: {account['comparedAt'] ? textFromInstant(String(account['comparedAt']), language) : t.never}
      </Text>
      {problem && (
        <Alert color="red" mb="xs">
          {problem}
        </Alert>
      )}
      {collections.error && <ProblemText error={collections.error} />}
      {items?.length === 0 && (account['triedAt'] === null ? <Searching /> : <Text size="sm">{t.nothing}</Text>)}
      <Stack gap="sm">
        {items?.map((one) => (
          <div key={one.id}>
            <Divider mb="sm" />
            <CollectionSection collection={one} isFailing={account['state'] === 'failing'} />
          </div>
        ))}
      </Stack>
      <AccountActions
        account={account.id}
        provider={typeof account['provider'] === 'string' ? account['provider'] : null}
        isMissing={items?.some((one) => Number(one['missingCount'] ?? 0) > 0) === true}
      />
    </Card>
  );
}

function Searching() {
  const t = useOwnTexts(outsideTexts);
  return (
    <Group gap="xs" role="status">
      <Loader size="xs" />
      <Text size="sm">{t.searching}</Text>
    </Group>
  );
}
