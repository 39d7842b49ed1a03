import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordLink } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { isReference, titleFieldOf } from '../../model/fields-of.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { isNothing } from '../../values/equal-values.ts';

const SPEAKING = new Set<FieldModel['type']>(['option', 'options', 'text', 'address', 'email', 'phone', 'link']);

/** Values that do not say by themselves what they are. */
const needsLabel = (field: FieldModel): boolean => !isReference(field) && !SPEAKING.has(field.type);

/** A record as a card: its title and what the view wants to be seen of it. */
export function BoardCard({
  entity,
  fields,
  record,
  children,
}: {
  readonly entity: EntityModel;
  readonly fields: readonly FieldModel[];
  readonly record: WireRecord;
  /** What can be done with the card. */
  readonly children?: ReactNode;
}) {
  const language = useLanguage();
  const label = useLabel();
  const title = titleFieldOf(entity);
  return (
    <Box className="lw-card">
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <RecordLink entity={entity.name} id={record.id} quiet>
          {titleOfRecord(entity, record, language)}
        </RecordLink>
        {children}
      </Group>
      {fields
        .filter((field) => field !== title && !isNothing(record[field.name]))
        .map((field) => (
          <Text key={field.id} size="xs" c="dimmed" component="div" className="lw-ellipsis">
            {needsLabel(field) && `${label(field.label)}: `}
            <FieldDisplay field={field} value={record[field.name]} compact />
          </Text>
        ))}
    </Box>
  );
}
