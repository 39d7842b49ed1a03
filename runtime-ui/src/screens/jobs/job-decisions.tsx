import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Text, Title } from '@mantine/core';
import type { Jobs } from '../../client/jobs.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { jobTexts } from './job-texts.ts';

/** Who has decided what about jobs that had failed. */
export function JobDecisions({ decisions }: Pick<Jobs, 'decisions'>) {
  const t = useOwnTexts(jobTexts);
  const language = useLanguage();
  if (decisions.length === 0) return null;
  return (
    <Box component="section">
      <Title order={2} size="h5" mb="xs">
        {t.decisions}
      </Title>
      <Box component="ul" className="lw-jobs">
        {decisions.map(({ id, at, by, decision, text, error }) => (
          <Box component="li" key={id}>
            <Box miw={0}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {text}: {t.decided[decision]}
              </Text>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {textFromInstant(at, language)} · {by.title ?? t.somebody} · {error}
              </Text>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
