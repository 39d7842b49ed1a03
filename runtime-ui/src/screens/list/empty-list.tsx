import { Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';

/** Says why a list is empty and what can be done about it. */
export function EmptyList({
  entity,
  narrowedBy,
  onReset,
}: {
  readonly entity: EntityModel;
  /** The reader's own search and filters, or the filter of the view. */
  readonly narrowedBy: 'search' | 'view' | undefined;
  readonly onReset: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const { actions } = useRights(entity.name);
  const mayCreate = actions.includes('create');
  return (
    <Stack align="center" p="xl" gap="xs" role="status">
      <NamedIcon name={entity.icon} size={32} color="gray" />
      <Text fw={600}>{narrowedBy ? t('emptyFiltered') : t('emptyAll', { entity: label(entity.labelPlural) })}</Text>
      {narrowedBy === 'search' ? (
        <Button variant="default" onClick={onReset}>
          {t('resetSearch')}
        </Button>
      ) : (
        <>
          <Text c="dimmed">
            {t(narrowedBy === 'view' ? 'emptyViewText' : mayCreate ? 'emptyAllText' : 'emptyAllReadOnly')}
          </Text>
          {mayCreate && (
            <Button component={Link} to={`/records/${entity.name}/new`}>
              {t('new')}
            </Button>
          )}
        </>
      )}
    </Stack>
  );
}
