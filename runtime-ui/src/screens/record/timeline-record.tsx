import { formatValue } from '@leitwerk/metadata/shown-types';
import { Box, Group, Text } from '@mantine/core';
import { filesIn } from '../../client/files.ts';
import { FileLine } from '../../controls/file-line.tsx';
import { OptionBadge } from '../../controls/option-badge.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { journalsFor } from '../../model/choose-definitions.ts';
import { fieldNamed, statusOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { excerptField } from './excerpt-field.ts';
import { TimelineItem } from './timeline-item.tsx';
import type { TimelineEntry } from './use-timeline.ts';

/** A call, an appointment, a task or a document about the record, with the beginning of its text. */
export function TimelineRecord({ source, record }: Extract<TimelineEntry, { kind: 'record' }>) {
  const model = useModel();
  const label = useLabel();
  const language = useLanguage();
  const { entity } = source;
  const typeField = source.isJournal ? entity.fields.find((field) => field.journal) : undefined;
  const journal = typeField && journalsFor(model, entity.name).find((one) => one.id === record[typeField.name]);
  const kind = label(journal?.label ?? entity.label);
  const title = titleOfRecord(entity, record, language);
  const text = excerptField(entity.fields);
  const moment = fieldNamed(entity, source.at);
  const state = statusOf(model, entity)?.field;
  const option = state?.options?.find((one) => one.id === record[state.name]);
  const files = entity.fields
    .filter((field) => field.type === 'file' || field.type === 'image')
    .flatMap((field) => filesIn(record[field.name]));
  return (
    <TimelineItem icon={journal?.icon ?? source.icon} color={journal?.color ?? source.color}>
      <Text size="sm" component="div">
        {title !== kind && <b>{kind} </b>}
        <RecordLink entity={entity.name} id={record.id}>
          {title}
        </RecordLink>
      </Text>
      <Group gap={8}>
        <Text size="xs" c="dimmed">
          {moment && formatValue(record[moment.name], moment, language)}
        </Text>
        {option && <OptionBadge option={option} />}
      </Group>
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
      {text && record[text.name] !== null && record[text.name] !== undefined && (
        <Box className="lw-excerpt">
          <FieldDisplay field={text} value={record[text.name]} />
        </Box>
      )}
    </TimelineItem>
  );
}
