import { Box, Select, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { sendRequest } from '../../client/send-request.ts';
import { useSignedIn } from '../../client/session.ts';
import { useText } from '../../i18n/language.ts';

/** By whose clock this person sees and types moments, on every device. */
export function TimeZoneSection() {
  const t = useText();
  const client = useQueryClient();
  const { timeZone, installationTimeZone } = useSignedIn();
  const zones = useMemo(
    () => [...new Set([installationTimeZone, timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])],
    [installationTimeZone, timeZone],
  );
  const choose = async (zone: string | null): Promise<void> => {
    const value = zone === installationTimeZone ? null : zone;
    try {
      await sendRequest('PUT', '/settings/timeZone', { body: { value } });
      await client.invalidateQueries({ queryKey: queryKeys.session });
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <Box component="section">
      <Title order={2} size="h5">
        {t('timeZone')}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {t('timeZoneText', { zone: installationTimeZone })}
      </Text>
      <Select
        aria-label={t('timeZone')}
        value={timeZone}
        onChange={(zone) => void choose(zone)}
        data={zones}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('timeZoneNothing')}
        limit={60}
        maw={320}
      />
    </Box>
  );
}
