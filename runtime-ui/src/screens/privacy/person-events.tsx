import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Text, Title } from '@mantine/core';
import type { PersonOverview } from '../../client/privacy.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { privacyTexts } from './privacy-texts.ts';

/** What has been done about a person's data, and by whom. */
export function PersonEvents({ events }: Pick<PersonOverview, 'events'>) {
  const t = useOwnTexts(privacyTexts);
  const language = useLanguage();
  return (
    <Box component="section" aria-label={t.events}>
      <Title order={2} size="h5" mb="xs">
        {t.events}
      </Title>
      {events.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.noEvents}
        </Text>
      )}
      {events.length > 0 && (
        <Box component="ul" className="lw-jobs">
          {events.map(({ at, by, action }) => (
            <Box component="li" key={`${at}${action}`}>
              <Box miw={0}>
                <Text size="sm">{t.actions[action]}</Text>
                <Text size="xs" c="dimmed">
                  {textFromInstant(at, language)} · {by.title ?? t.somebody}
                </Text>
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
