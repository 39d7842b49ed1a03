import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Alert, Anchor, Badge, Card, Group, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { AwayBadge } from './away-badge.tsx';
import { mailTexts } from './mail-texts.ts';
import { MailboxActions } from './mailbox-actions.tsx';
import { MailboxGaps } from './mailbox-gaps.tsx';
import { MailboxTexts } from './mailbox-texts.tsx';

/** One mailbox: its state, and folder by folder what the server has and what lies here. */
export function MailboxCard({ mailbox }: { readonly mailbox: WireRecord }) {
  const address = String(mailbox['address']);
  const problem = mailbox['problem'];
  return (
    <Card component="section" aria-label={address} withBorder>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
          <Anchor
            component={Link}
            to="/records/$entity/$id"
            params={{ entity: 'mailbox', id: mailbox.id } as never}
            inherit
          >
            {address}
          </Anchor>
        </Title>
        <Group gap="xs">
          <AwayBadge mailbox={mailbox} />
          <StateBadge state={mailbox['state']} />
        </Group>
      </Group>
      {typeof problem === 'string' && (
        <Alert color="red" mb="xs">
          {problem}
        </Alert>
      )}
      <Ledger mailbox={mailbox.id} />
      <MailboxGaps mailbox={mailbox.id} />
      <MailboxTexts mailbox={mailbox} />
      <MailboxActions mailbox={mailbox.id} provider={mailbox['provider'] ? String(mailbox['provider']) : null} />
    </Card>
  );
}

function StateBadge({ state }: { readonly state: unknown }) {
  const label = useLabel();
  const { entities } = useModel();
  const field = entities['mailbox']?.fields.find((one) => one.name === 'state');
  const option = field?.options?.find((one) => one.id === state);
  return (
    <Badge variant="light" color={option?.color ?? 'gray'}>
      {option ? label(option.label) : '–'}
    </Badge>
  );
}

function Ledger({ mailbox }: { readonly mailbox: string }) {
  const t = useOwnTexts(mailTexts);
  const language = useLanguage();
  const query = { filter: { mailbox }, sort: ['name'], limit: 500 };
  const folders = useQuery({
    queryKey: queryKeys.list('mail-folder', query),
    queryFn: ({ signal }) => listRecords('mail-folder', query, undefined, signal),
  });
  if (folders.error) return <ProblemText error={folders.error} />;
  if (!folders.data || folders.data.items.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table aria-label={t.ledger}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.folder}</Table.Th>
            <Table.Th ta="right">{t.onServer}</Table.Th>
            <Table.Th ta="right">{t.here}</Table.Th>
            <Table.Th ta="right">{t.missing}</Table.Th>
            <Table.Th>{t.compared}</Table.Th>
            <Table.Th>{t.ledger}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {folders.data.items.map((folder) => (
            <Table.Tr key={folder.id}>
              <Table.Td>{String(folder['name'])}</Table.Td>
              <Table.Td ta="right">{countText(folder['serverCount'], language)}</Table.Td>
              <Table.Td ta="right">{countText(folder['localCount'], language)}</Table.Td>
              <Table.Td ta="right">{countText(folder['missingCount'], language)}</Table.Td>
              <Table.Td>
                {folder['comparedAt'] ? textFromInstant(String(folder['comparedAt']), language) : t.never}
              </Table.Td>
              <Table.Td>
                <Badge variant="light" color={folder['healthy'] === true ? 'green' : 'yellow'}>
                  {folder['healthy'] === true ? t.healthy : t.notHealthy}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const countText = (count: unknown, language: string): string =>
  typeof count === 'number' ? count.toLocaleString(language) : '–';
