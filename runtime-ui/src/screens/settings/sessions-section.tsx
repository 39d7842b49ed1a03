import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Badge, Box, Button, Group, Table, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../../client/own-sessions.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useLanguage, useText } from '../../i18n/language.ts';

export function SessionsSection() {
  const t = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: queryKeys.ownSessions, queryFn: listOwnSessions });
  const [message, setMessage] = useState('');
  const change = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setMessage('');
    } catch (error) {
      setMessage(error instanceof Error ? error.message : '');
    }
    void client.invalidateQueries({ queryKey: queryKeys.ownSessions });
  };
  return (
    <Box component="section">
      <Group justify="space-between" align="flex-end" mb="xs">
        <Box>
          <Title order={2} size="h5">
            {t('sessions')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('sessionsText')}
          </Text>
        </Box>
        {data && data.length > 1 && (
          <Button size="xs" variant="default" onClick={() => void change(endOtherSessions)}>
            {t('sessionsEnd')}
          </Button>
        )}
      </Group>
      {message && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {message}
        </Text>
      )}
      <Table>
        <Table.Tbody>
          {data?.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td>
                <Text size="sm">{session.address ?? t('sessionUnknown')}</Text>
                <Text size="xs" c="dimmed">
                  {t('sessionSince', { at: textFromInstant(session.createdAt, language) })} ·{' '}
                  {t('sessionUsed', { at: textFromInstant(session.lastUsedAt, language) })}
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                {session.current ? (
                  <Badge miw="max-content">{t('sessionHere')}</Badge>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    onClick={() => void change(() => endOwnSession(session.id))}
                  >
                    {t('sessionEnd')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
