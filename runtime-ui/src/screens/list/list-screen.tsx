import {
  ActionIcon,
  Box,
  Button,
  Checkbox,
  Group,
  Menu,
  Skeleton,
  Stack,
  Tabs,
  Text,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconColumns3, IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useOwnSetting } from '../../client/own-setting.ts';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { viewsFor } from '../../model/choose-definitions.ts';
import type { EntityModel, FieldModel, Filter, ViewDefinition } from '../../model/definitions.ts';
import { expandOf, fieldsOf, fieldsWithIds, fieldWithId } from '../../model/fields-of.ts';
import { useEntity, useModel, useRights } from '../../model/model-context.tsx';
import { bothFilters } from '../../values/filter-conditions.ts';
import { ErrorScreen } from '../error-screen.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { ListSearch } from './list-search.ts';
import { nextSort } from './list-search.ts';
import { RecordBoard } from './record-board.tsx';
import { RecordCalendar } from './record-calendar.tsx';
import { RecordTable } from './record-table.tsx';
import { useList } from './use-list.ts';

const route = getRouteApi('/records/$entity');

export function ListScreen() {
  const { entity: name } = route.useParams();
  const entity = useEntity(name);
  return entity ? <EntityList key={name} entity={entity} /> : <NotFoundScreen />;
}

function EntityList({ entity }: { readonly entity: EntityModel }) {
  const search = route.useSearch();
  const model = useModel();
  const label = useLabel();
  const t = useText();
  const navigate = useNavigate();
  const { actions } = useRights(entity.name);
  const views = viewsFor(model, entity);
  const view = views.find((one) => one.id === search.view) ?? views[0];
  const filter = bothFilters(view.filter, search.filter);
  const go = useCallback(
    (change: Partial<Record<keyof ListSearch, unknown>>) =>
      void navigate({
        to: '/records/$entity',
        params: { entity: entity.name },
        search: (before) => ({ ...before, ...change }) as ListSearch,
        replace: true,
      }),
    [entity.name, navigate],
  );
  const type = useDebouncedCallback((q: string) => go({ q: q || undefined }), 250);
  const mayCreate = actions.includes('create');
  const create = () => void navigate({ to: '/records/$entity/new', params: { entity: entity.name }, search: {} });
  useHotkeys(mayCreate ? [['n', create]] : []);
  const [chosen, setChosen] = useOwnSetting<readonly string[] | null>(`columns.${view.id}`, null);
  const fields = fieldsWithIds(entity, chosen ?? view.columns ?? []);
  return (
    <Stack gap={0} className="lw-screen">
      <Group px="md" pt="sm" justify="space-between" gap="xs">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <NamedIcon name={entity.icon} color={entity.color} size={20} />
          <Title order={1} size="h3" className="lw-ellipsis">
            {label(entity.labelPlural)}
          </Title>
        </Group>
        <Group gap="xs">
          <TextInput
            key={view.id}
            defaultValue={search.q ?? ''}
            onChange={(event) => type(event.currentTarget.value.trim())}
            placeholder={t('search')}
            aria-label={t('searchIn', { entity: label(entity.labelPlural) })}
            leftSection={<IconSearch size={15} aria-hidden />}
            w={220}
          />
          {mayCreate && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={create}>
              {t('new')}
            </Button>
          )}
        </Group>
      </Group>
      <Tabs
        value={view.id}
        onChange={(id) => go({ view: id === views[0].id ? undefined : id, sort: undefined, filter: undefined })}
        px="md"
        mt={4}
        variant="default"
      >
        <Tabs.List aria-label={t('views')} className="lw-tabs">
          {views.map((one) => (
            <Tabs.Tab key={one.id} value={one.id}>
              {label(one.label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Group px="md" py={6} justify="space-between" className="lw-bar">
        <FilterBar
          entity={entity}
          filter={search.filter ?? {}}
          onChange={(next) => go({ filter: Object.keys(next).length > 0 ? next : undefined })}
        />
        <Columns entity={entity} chosen={fields} onChange={setChosen} isChanged={chosen !== null} />
      </Group>
      <Body entity={entity} view={view} fields={fields} filter={filter} search={search} go={go} />
    </Stack>
  );
}

type BodyProps = {
  readonly entity: EntityModel;
  readonly view: ViewDefinition;
  readonly fields: readonly FieldModel[];
  readonly filter: Filter;
  readonly search: ListSearch;
  readonly go: (change: Partial<Record<keyof ListSearch, unknown>>) => void;
};

function Body({ entity, view, fields, filter, search, go }: BodyProps) {
  const group = fieldWithId(entity, view.group);
  const start = fieldWithId(entity, view.start);
  if (view.type === 'kanban' && group)
    return <RecordBoard entity={entity} group={group} fields={fields} filter={filter} search={search.q} />;
  if (view.type === 'calendar' && start)
    return <RecordCalendar entity={entity} start={start} filter={filter} at={search.at} onMove={(at) => go({ at })} />;
  return <Table entity={entity} view={view} fields={fields} filter={filter} search={search} go={go} />;
}

function Table({ entity, view, fields, filter, search, go }: BodyProps) {
  const t = useText();
  const language = useLanguage();
  const sort = search.sort ?? view.sort?.join(',');
  const query = {
    filter,
    fields: fields.map((field) => field.name),
    expand: expandOf(fields),
    ...(sort && { sort: sort.split(',') }),
    ...(search.q && { search: search.q }),
  };
  const { pages, items, count } = useList(entity.name, query);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (pages.error) return <ErrorScreen error={pages.error} reset={() => void pages.refetch()} />;
  if (pages.isPending) return <Waiting />;
  if (items.length === 0)
    return (
      <Empty
        entity={entity}
        isNarrowed={Boolean(search.q) || Object.keys(filter).length > 0}
        onReset={() => go({ q: undefined, filter: undefined })}
      />
    );
  return (
    <>
      <RecordTable
        entity={entity}
        fields={fields}
        items={items}
        sort={search.sort ?? view.sort?.[0]}
        onSort={(field) => go({ sort: nextSort(search.sort, field) })}
        isLoadingMore={isFetchingNextPage}
        onEnd={onEnd}
      />
      <Text px="md" py={6} size="xs" c="dimmed" className="lw-number lw-foot" role="status">
        {count === undefined ? ' ' : t('countResult', { count: count.toLocaleString(language) })}
      </Text>
    </>
  );
}

function Waiting() {
  return (
    <Stack p="md" gap={10} aria-hidden>
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={String(index)} height={18} />
      ))}
    </Stack>
  );
}

function Empty({
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

function Columns({
  entity,
  chosen,
  onChange,
  isChanged,
}: {
  readonly entity: EntityModel;
  readonly chosen: readonly FieldModel[];
  readonly onChange: (ids: readonly string[] | null) => void;
  readonly isChanged: boolean;
}) {
  const t = useText();
  const label = useLabel();
  const toggle = (field: FieldModel) =>
    onChange(
      chosen.includes(field)
        ? chosen.filter((one) => one !== field).map((one) => one.id)
        : [...chosen.map((one) => one.id), field.id],
    );
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('columns')}>
          <ActionIcon aria-label={t('columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {isChanged && <Menu.Item onClick={() => onChange(null)}>{t('resetColumns')}</Menu.Item>}
        {fieldsOf(entity).map((field) => (
          <Box key={field.id} px="sm" py={4}>
            <Checkbox
              size="xs"
              label={label(field.label)}
              checked={chosen.includes(field)}
              onChange={() => toggle(field)}
            />
          </Box>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
