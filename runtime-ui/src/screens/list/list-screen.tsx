import { Group, Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useOwnSetting } from '../../client/own-setting.ts';
import { viewsFor } from '../../model/choose-definitions.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldsWithIds } from '../../model/fields-of.ts';
import { useEntity, useModel } from '../../model/model-context.tsx';
import { bothFilters } from '../../values/filter-conditions.ts';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListBody } from './list-body.tsx';
import { ListHeader } from './list-header.tsx';
import type { ListSearch } from './list-search.ts';
import { ViewTabs } from './view-tabs.tsx';

const route = getRouteApi('/records/$entity');

export function ListScreen() {
  const { entity: name } = route.useParams();
  const entity = useEntity(name);
  return entity ? <EntityList key={name} entity={entity} /> : <NotFoundScreen />;
}

/** One view of an entity. Its state is the address: back and a sent link bring it back. */
function EntityList({ entity }: { readonly entity: EntityModel }) {
  const search = route.useSearch();
  const model = useModel();
  const navigate = useNavigate();
  const views = viewsFor(model, entity);
  const view = views.find((one) => one.id === search.view) ?? views[0];
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
  const [chosen, setChosen] = useOwnSetting<readonly string[] | null>(`columns.${view.id}`, null);
  const fields = fieldsWithIds(entity, chosen ?? view.columns ?? []);
  return (
    <Stack gap={0} className="lw-screen">
      <ListHeader key={view.id} entity={entity} search={search.q ?? ''} onSearch={(q) => go({ q: q || undefined })} />
      <ViewTabs
        views={views}
        view={view}
        onChange={(id) => go({ view: id === views[0].id ? undefined : id, sort: undefined, filter: undefined })}
      />
      <Group px="md" py={6} justify="space-between" className="lw-bar">
        <FilterBar
          entity={entity}
          filter={search.filter ?? {}}
          onChange={(next) => go({ filter: Object.keys(next).length > 0 ? next : undefined })}
        />
        {view.type !== 'calendar' && (
          <ColumnMenu entity={entity} chosen={fields} onChange={setChosen} isChanged={chosen !== null} />
        )}
      </Group>
      <ListBody
        entity={entity}
        view={view}
        fields={fields}
        filter={bothFilters(view.filter, search.filter)}
        search={search}
        go={go}
      />
    </Stack>
  );
}
