import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import { Group, Loader, Stack, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldsWithIds } from '../../model/fields-of.ts';
import { useEntity } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListBody } from './list-body.tsx';
import { ListHeader } from './list-header.tsx';
import type { ListSearch } from './list-search.ts';
import type { ListState } from './list-state.ts';
import { searchOf, splitIds, stateFrom } from './list-state.ts';
import { ListTools } from './list-tools.tsx';
import { withOwnColumns } from './own-list.ts';
import type { ShownView } from './shown-view.ts';
import type { Views } from './use-views.ts';
import { useViews } from './use-views.ts';
import type { ViewDialog } from './view-dialog.ts';
import { ViewTabs } from './view-tabs.tsx';

const ViewDialogs = lazy(async () => ({ default: (await import('./view-dialogs.tsx')).ViewDialogs }));

const route = getRouteApi('/records/$entity');

export function ListScreen() {
  const { entity: name } = route.useParams();
  const entity = useEntity(name);
  return entity ? <EntityList key={name} entity={entity} /> : <NotFoundScreen />;
}

function EntityList({ entity }: { readonly entity: EntityModel }) {
  const { view } = route.useSearch();
  const views = useViews(entity, view);
  return views ? <ViewedList entity={entity} views={views} /> : <Loader size="sm" m="md" />;
}

/** One view of an entity. Its state is the address: back and a sent link bring it back. */
function ViewedList({ entity, views }: { readonly entity: EntityModel; readonly views: Views }) {
  const search = route.useSearch();
  const t = useText();
  const [dialog, setDialog] = useState<ViewDialog | null>(null);
  const navigate = useNavigate();
  const { current: view, own } = views;
  const columns = own.views?.[view.id] ?? {};
  const state = stateFrom(view, search, columns.columns);
  const { at, span, who } = search;
  const go = useCallback(
    (next: ListSearch) =>
      void navigate({ to: '/records/$entity', params: { entity: entity.name }, search: next, replace: true }),
    [entity.name, navigate],
  );
  const moved = { ...(at && { at }), ...(span && { span }), ...(who !== undefined && { who }) };
  const isNamed = search.view !== undefined;
  useEffect(() => {
    // Whoever gets the address may see another view first.
    if (!isNamed && view.saved) go(searchOf(view, view.base));
  }, [isNamed, view, go]);
  const shown: ShownView = {
    entity,
    view,
    state,
    fields: fieldsWithIds(entity, splitIds(state.columns)),
    filter: bothFilters(view.fixed, state.filter),
    search,
    own: columns,
    setOwn: (next) => {
      views.setOwn(withOwnColumns(own, view.id, next));
      const { columns: _linked, ...rest } = search;
      if (next.columns !== undefined) go({ view: view.id, ...rest });
    },
    go: (next) => go({ ...search, ...next }),
    change: (next: Partial<ListState>) => {
      const { columns: named, ...rest } = searchOf(view, { ...state, ...next });
      // Own columns are no part of the address.
      const isOwn = columns.columns !== undefined && search.columns === undefined;
      go({ ...rest, ...(named !== undefined && !isOwn && { columns: named }), ...moved });
    },
  };
  return (
    <Stack gap={0} className="lw-screen">
      <ListHeader key={view.id} entity={entity} search={state.q} onSearch={(q) => shown.change({ q })} />
      <ViewTabs shown={shown} views={views} onOpen={go} onAsk={setDialog} />
      <Group px="md" py={6} justify="space-between" className="lw-bar">
        <FilterBar entity={entity} filter={state.filter} onChange={(filter) => shown.change({ filter })} />
        <ListTools shown={shown} onOpen={go} onAsk={setDialog} />
      </Group>
      {view.saved?.isWhole === false && (
        <Text px="md" py={4} size="xs" c="dimmed" role="note">
          {t('viewNotWhole')}
        </Text>
      )}
      <ListBody key={`list ${view.id}`} {...shown} />
      {dialog && (
        <Suspense fallback={null}>
          <ViewDialogs dialog={dialog} entity={entity} views={views} onOpen={go} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </Stack>
  );
}
