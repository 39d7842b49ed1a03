import { Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';

/** Says why a list is empty and what can be done about it. */
export function EmptyList({
  entity,
  isNarrowed,
  onReset,
}: {
  readonly entity: EntityModel;
  readonly isNarrowed: boolean;
  readonly onReset: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const { actions } = useRights(entity.name);
  const mayCreate = actions.includes('create');
  return (
    <Stack align="center" p="xl" gap="xs" role="status">
      <NamedIcon name={entity.icon} size={32} color="gray" />
      <Text fw={600}>{isNarrowed ? t('emptyFiltered') : t('emptyAll', { entity: label(entity.labelPlural) })}</Text>
      <Text c="dimmed">{isNarrowed ? '' : t(mayCreate ? 'emptyAllText' : 'emptyAllReadOnly')}</Text>
      {isNarrowed ? (
        <Button variant="default" onClick={onReset}>
          {t('resetSearch')}
        </Button>
      ) : (
        mayCreate && (
          <Button component={Link} to={`/records/${entity.name}/new`}>
            {t('new')}
          </Button>
        )
      )}
    </Stack>
  );
}
