import { Alert, Box, Group, Loader, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { MailPreview as Mail } from '../../client/documents.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { letterTexts } from './letter-texts.ts';

/** A mail as it would be sent: who to, about what, and its text in a frame that may do and load nothing. */
export function MailPreview({ mail: { data, error, isFetching } }: { readonly mail: UseQueryResult<Mail> }) {
  const t = useOwnTexts(letterTexts);
  if (error) return <ProblemText error={error} />;
  if (!data || isFetching)
    return (
      <Group gap="xs" role="status">
        <Loader size="sm" />
        <Text c="dimmed">{t.writing}</Text>
      </Group>
    );
  const lines = [
    [t.from, data.from ?? '–'],
    [t.to, data.to],
    [t.subject, data.subject],
    ...(data.attached.length === 0 ? [] : [[t.attached, data.attached.join(', ')]]),
  ] as const;
  return (
    <Box className="lw-mail">
      {data.from === null && (
        <Alert color="yellow" variant="light" title={t.noServer} icon={<IconMailOff size={18} aria-hidden />} mb="xs">
          {t.noServerHint}
        </Alert>
      )}
      <dl className="lw-mail-head">
        {lines.map(([name, value]) => (
          <Box key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm">
              {value}
            </Text>
          </Box>
        ))}
      </dl>
      <iframe className="lw-mail-text" sandbox="" title={t.mailText} srcDoc={data.html} />
    </Box>
  );
}
