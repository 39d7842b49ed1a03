import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { findDuplicates } from '../../client/records.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { isNothing } from '../../values/equal-values.ts';
import { plainFromShown } from '../../values/plain-from-shown.ts';

/** Records that are much like the one being typed. */
export function Duplicates({ entity, values }: { readonly entity: EntityModel; readonly values: Values }) {
  const t = useText();
  const label = useLabel();
  const names = new Set(entity.duplicates.flatMap((rule) => rule.fields));
  const compared = Object.fromEntries(
    entity.fields
      .filter((field) => names.has(field.id) && !isNothing(values[field.name]))
      .map((field) => [field.name, plainFromShown(values[field.name], field)]),
  );
  const [typed] = useDebouncedValue(JSON.stringify(compared), 400);
  const found = useQuery({
    queryKey: ['duplicates', entity.name, typed],
    enabled: typed !== '{}',
    queryFn: () => findDuplicates(entity.name, JSON.parse(typed) as Values),
  });
  if (!found.data || found.data.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={16} />} title={t('duplicatesTitle')} mb="md">
      <Text size="sm">{t('duplicatesText')}</Text>
      {found.data.map((one) => (
        <Text key={one.id} size="sm" component="div">
          <RecordLink entity={entity.name} id={one.id}>
            {one.title ?? one.id}
          </RecordLink>{' '}
          ({label(one.label)})
        </Text>
      ))}
    </Alert>
  );
}
