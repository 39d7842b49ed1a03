import { ActionIcon, Button, Group, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel } from '../../model/definitions.ts';
import { useModel, useRights } from '../../model/model-context.tsx';

const ImportCardsButton = lazy(async () => ({
  default: (await import('../contacts/import-cards-button.tsx')).ImportCardsButton,
}));

const PriceListButton = lazy(async () => ({
  default: (await import('../price-lists/price-list-button.tsx')).PriceListButton,
}));

const TYPING_MS = 250;

/** What is listed, the search in it, and a new one (key n). */
export function ListHeader({
  entity,
  search,
  onSearch,
}: {
  readonly entity: EntityModel;
  readonly search: string;
  readonly onSearch: (text: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const { actions } = useRights(entity.name);
  const mayCreate = actions.includes('create');
  const { app } = useModel();
  const mayImport = (mayCreate || actions.includes('update')) && app?.modules?.includes('import') === true;
  const type = useDebouncedCallback(onSearch, TYPING_MS);
  const create = () => void navigate({ to: '/records/$entity/new', params: { entity: entity.name }, search: {} });
  useHotkeys(mayCreate ? [['n', create]] : []);
  const plural = label(entity.labelPlural);
  return (
    <Group px="md" pt="sm" justify="space-between" gap="xs">
      <Group gap="xs" wrap="nowrap" miw={0}>
        <NamedIcon name={entity.icon} color={entity.color} size={20} />
        <Title order={1} size="h3" className="lw-ellipsis">
          {plural}
        </Title>
      </Group>
      <Group gap="xs" wrap="nowrap" w={{ base: '100%', xs: 'auto' }}>
        <TextInput
          defaultValue={search}
          onChange={(event) => type(event.currentTarget.value.trim())}
          placeholder={t('search')}
          aria-label={t('searchIn', { entity: plural })}
          leftSection={<IconSearch size={15} aria-hidden />}
          flex={1}
          miw={{ base: 0, xs: 220 }}
        />
        {mayImport && (
          <ActionIcon
            title={t('import')}
            size="lg"
            variant="default"
            aria-label={t('import')}
            onClick={() => void navigate({ to: '/records/$entity/import', params: { entity: entity.name } })}
          >
            <IconFileImport size={16} />
          </ActionIcon>
        )}
        <Suspense>{app?.modules?.includes('contacts') === true && <ImportCardsButton entity={entity} />}</Suspense>
        <Suspense>{app?.modules?.includes('tariff') === true && <PriceListButton entity={entity.name} />}</Suspense>
        {mayCreate && (
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={create} flex="none">
            {t('new')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
