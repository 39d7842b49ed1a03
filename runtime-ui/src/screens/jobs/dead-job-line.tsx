import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Button, Group, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { DeadJob } from '../../client/jobs.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { jobTexts } from './job-texts.ts';

/** What a job was to do, about which records, and why it could not. */
export function DeadJobLine({ job, onRetry }: { readonly job: DeadJob; readonly onRetry: () => void }) {
  const t = useOwnTexts(jobTexts);
  const language = useLanguage();
  return (
    <Box style={{ flex: 1, minWidth: 0 }}>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {job.text}
        </Text>
        <Button size="compact-xs" variant="default" onClick={onRetry} style={{ flexShrink: 0 }}>
          {t.retry}
        </Button>
      </Group>
      {job.count > 0 && <Records job={job} />}
      <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
        {job.error}
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(job.at, language)} · {t.attempts(job.attempts)}
      </Text>
    </Box>
  );
}

function Records({ job }: { readonly job: DeadJob }) {
  const t = useOwnTexts(jobTexts);
  const others = job.count - job.records.length;
  return (
    <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
      {job.records.map(({ entity, id, title }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <RecordLink entity={entity} id={id}>
            {title}
          </RecordLink>
        </Fragment>
      ))}
      {others > 0 && (
        <Text span inherit c="dimmed">
          {' '}
          {job.records.length === 0 ? t.hiddenRecords(others) : t.moreRecords(others)}
        </Text>
      )}
    </Text>
  );
}
