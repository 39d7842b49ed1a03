import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Table, Title } from '@mantine/core';
import type { Jobs } from '../../client/jobs.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { jobTexts } from './job-texts.ts';

/** What is done by the clock. */
export function JobSchedules({ schedules }: Pick<Jobs, 'schedules'>) {
  const t = useOwnTexts(jobTexts);
  const language = useLanguage();
  return (
    // Where nothing else on the page can have the focus, the keyboard scrolls by this.
    <Box role="region" tabIndex={0} aria-label={t.schedules}>
      <Title order={2} size="h5" mb="xs">
        {t.schedules}
      </Title>
      <Table verticalSpacing={6} fz="sm" aria-label={t.schedules}>
        <Table.Thead>
          <Table.Tr>
            {[t.schedule, t.last, t.next].map((name) => (
              <Table.Th key={name} c="dimmed" fw={500} fz="xs">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {schedules.map(({ name, text, last, next }) => (
            <Table.Tr key={name}>
              <Table.Td>{text}</Table.Td>
              <Table.Td>{last === null ? t.never : textFromInstant(last, language)}</Table.Td>
              <Table.Td>{next !== null && textFromInstant(next, language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
