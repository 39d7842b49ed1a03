import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Text } from '@mantine/core';
import { RecordLink } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { TimelineItem } from './timeline-item.tsx';
import type { JournalEntry } from './use-journal-entries.ts';

/** A call, a letter or a note, with the beginning of its text. */
export function TimelineJournal({ journal, entity, record, at }: JournalEntry) {
  const label = useLabel();
  const language = useLanguage();
  const kind = label(journal.label);
  const title = titleOfRecord(entity, record, language);
  const text = entity.fields.find((field) => field.type === 'long-text' || field.type === 'rich-text');
  return (
    <TimelineItem icon={journal.icon} color={journal.color}>
      <Text size="sm" component="div">
        {title !== kind && <b>{kind} </b>}
        <RecordLink entity={entity.name} id={record.id}>
          {title}
        </RecordLink>
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(at, language)}
      </Text>
      {text && record[text.name] !== null && (
        <Box className="lw-excerpt">
          <FieldDisplay field={text} value={record[text.name]} />
        </Box>
      )}
    </TimelineItem>
  );
}
