import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { EntityModel, Filter, ViewDefinition } from '../../model/definitions.ts';
import { viewsFor } from '../../model/choose-definitions.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { bothFilters } from '../../values/filter-conditions.ts';
import type { ListSearch } from './list-search.ts';

export type ListState = {
  readonly entity: EntityModel;
  readonly views: readonly ViewDefinition[];
  readonly view: ViewDefinition;
  readonly search: ListSearch;
  /** Of the view and of the reader together. */
  readonly filter: Filter;
  readonly sort: readonly string[];
  readonly mayCreate: boolean;
  readonly change: (changes: { readonly [K in keyof ListSearch]?: ListSearch[K] | undefined }) => void;
  readonly openNew: (preset?: Readonly<Record<string, unknown>>) => void;
};

/** What is shown, as the address says, and how to change it. */
export function useList(entity: EntityModel): ListState {
  const model = useModel();
  const search: ListSearch = useSearch({ from: '/records/$entity' });
  const navigate = useNavigate();
  const rights = useRights(entity.name);
  const views = useMemo(() => viewsFor(model, entity), [model, entity]);
  const view = views.find((one) => one.id === search.view) ?? views[0];
  const filter = useMemo(() => bothFilters(view.filter, search.filter), [view, search.filter]);
  const sort = useMemo(() => search.sort?.split(',') ?? view.sort ?? [], [search.sort, view]);
  const change: ListState['change'] = (changes) => {
    const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
    void navigate({
      to: '/records/$entity',
      params: { entity: entity.name },
      search: Object.fromEntries(next),
      replace: 'q' in changes,
    });
  };
  return {
    entity,
    views,
    view,
    search,
    filter,
    sort,
    mayCreate: rights.actions.includes('create'),
    change,
    openNew: (preset) =>
      void navigate({
        to: '/records/$entity/new',
        params: { entity: entity.name },
        search: preset ? { preset } : {},
      }),
  };
}
