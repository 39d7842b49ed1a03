import { Alert, Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { findDuplicates } from '../../client/records.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import type { Choice } from '../../values/choice.ts';
import { isNothing } from '../../values/equal-values.ts';
import { plainFromShown } from '../../values/plain-from-shown.ts';

/** Records that are much like the one being typed, or like a stored one. */
export function Duplicates({
  entity,
  values,
  except,
  onMerge,
}: {
  readonly entity: EntityModel;
  readonly values: Values;
  /** Id of the record itself, once it is stored. */
  readonly except?: string;
  /** Offered where this person may merge records. */
  readonly onMerge?: ((other: Choice) => void) | undefined;
}) {
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
    queryKey: queryKeys.duplicates(entity.name, typed, except),
    enabled: typed !== '{}',
    queryFn: () => findDuplicates(entity.name, JSON.parse(typed) as Values, except),
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
          ({label(one.label)}){' '}
          {onMerge && (
            <Button size="compact-xs" variant="light" onClick={() => onMerge({ id: one.id, title: one.title })}>
              {t('merge')} …
            </Button>
          )}
        </Text>
      ))}
    </Alert>
  );
}
