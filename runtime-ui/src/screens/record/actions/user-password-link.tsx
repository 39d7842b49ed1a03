import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Badge, Button, CopyButton, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewLink } from '../../../client/passwords.ts';
import { makePasswordLink, readSignInState } from '../../../client/passwords.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useLanguage, useText } from '../../../i18n/language.ts';
import type { RecordActionProps } from './record-action.ts';

/** Whether a user can sign in, and a link with which he sets his password. */
export function UserPasswordLink({ record, title }: RecordActionProps) {
  const t = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const state = useQuery({
    queryKey: queryKeys.signInState(record.id, record.version),
    queryFn: () => readSignInState(record.id),
    retry: false,
  });
  const [made, setMade] = useState<NewLink | null>(null);
  const [busy, setBusy] = useState(false);
  // Nothing to offer for users whom the server does not let this person look after, or who may not sign in.
  if (!state.data?.active) return null;
  const { hasPassword, linkExpiresAt } = state.data;
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      setMade(await makePasswordLink(record.id));
      void client.invalidateQueries({ queryKey: queryKeys.signInState(record.id) });
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('errorTitle'),
        message: error instanceof Error ? error.message : '',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="light"
        size="xs"
        leftSection={<IconKey size={14} aria-hidden />}
        loading={busy}
        onClick={() => void make()}
      >
        {t('passwordLink')}
      </Button>
      {!hasPassword && <Badge color="orange">{t('noPassword')}</Badge>}
      {linkExpiresAt && (
        <Text size="xs" c="dimmed">
          {t('passwordLinkOpen', { until: textFromInstant(linkExpiresAt, language) })}
        </Text>
      )}
      <Modal opened={made !== null} onClose={() => setMade(null)} title={t('passwordLinkTitle', { name: title })}>
        {made && <Handover made={made} />}
      </Modal>
    </>
  );
}

function Handover({ made }: { readonly made: NewLink }) {
  const t = useText();
  const language = useLanguage();
  return (
    <Stack gap="sm">
      <Text size="sm">{t('passwordLinkText', { until: textFromInstant(made.expiresAt, language) })}</Text>
      {made.purpose === 'reset' && (
        <Text size="sm" c="dimmed">
          {t('passwordLinkReset')}
        </Text>
      )}
      <TextInput
        label={t('link')}
        readOnly
        value={made.link}
        onFocus={(event) => event.currentTarget.select()}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <CopyButton value={made.link}>
        {({ copied, copy }) => (
          <Button onClick={copy} data-autofocus {...(copied && { color: 'green' })}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
