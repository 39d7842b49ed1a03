import type { SavedView, ViewContent } from '@leitwerk/metadata/wire';
import type { EntityModel, Filter, Language, ViewDefinition } from '../../model/definitions.ts';
import { fieldsWithIds } from '../../model/fields-of.ts';
import { equalValues } from '../../values/equal-values.ts';
import type { ListSearch, ListType } from './list-search.ts';

/** All that can be set up in a list. Lists of names are joined by commas as in the address; '' is nothing. */
export type ListState = {
  readonly type: ListType;
  readonly q: string;
  readonly filter: Filter;
  readonly sort: string;
  readonly columns: string;
  readonly sums: string;
  readonly group: string;
  readonly start: string;
  readonly end: string;
};

/** A view of whatever origin: from the definitions, saved by somebody, or what a link says that names none of them. */
export type NamedView = {
  readonly id: string;
  readonly label: string;
  readonly base: ListState;
  /** The filter of a definition always holds; that of a saved view is the reader's to change. */
  readonly fixed: Filter;
  readonly saved: SavedView | null;
};

const KEYS = ['type', 'q', 'filter', 'sort', 'columns', 'sums', 'group', 'start', 'end'] as const;

export const splitIds = (text: string): string[] => text.split(',').filter(Boolean);

export const viewFromDefinition = (view: ViewDefinition, language: Language): NamedView => ({
  id: view.id,
  label: view.label[language],
  base: {
    type: view.type,
    q: '',
    filter: {},
    sort: (view.sort ?? []).join(),
    columns: (view.columns ?? []).join(),
    sums: (view.sums ?? []).join(),
    group: view.group ?? '',
    start: view.start ?? '',
    end: view.end ?? '',
  },
  fixed: view.filter ?? {},
  saved: null,
});

export const viewFromSaved = (saved: SavedView, columns: string): NamedView => ({
  id: saved.id,
  label: saved.name,
  base: stateFromContent(saved.content, columns),
  fixed: {},
  saved,
});

/** A list without a name: what a link says over the usual columns. */
export const unnamedView = (id: string, label: string, columns: string): NamedView => ({
  id,
  label,
  base: stateFromContent({ type: 'list' }, columns),
  fixed: {},
  saved: null,
});

const stateFromContent = (content: ViewContent, columns: string): ListState => ({
  type: content.type,
  q: content.search ?? '',
  filter: content.filter ?? {},
  sort: (content.sort ?? []).join(),
  columns: content.columns?.join() || columns,
  sums: (content.sums ?? []).join(),
  group: content.group ?? '',
  start: content.start ?? '',
  end: content.end ?? '',
});

/** The list as a view that can be saved; a filter that always held is part of it then. */
export function contentOf(state: ListState, filter: Filter, entity: EntityModel): ViewContent {
  const ids = (text: string): string[] => fieldsWithIds(entity, splitIds(text)).map((field) => field.id);
  const columns = ids(state.columns);
  const sums = ids(state.sums);
  return {
    type: state.type,
    ...(columns.length > 0 && { columns }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(state.q && { search: state.q }),
    ...(state.sort && { sort: state.sort.split(',') }),
    ...(state.group && { group: state.group }),
    ...(state.start && { start: state.start }),
    ...(state.end && { end: state.end }),
    ...(sums.length > 0 && { sums }),
  };
}

/** The view with what the address says otherwise; own columns stand between them. */
export function stateFrom(view: NamedView, search: ListSearch, ownColumns: readonly string[] | undefined): ListState {
  const { base } = view;
  return {
    type: search.type ?? base.type,
    q: search.q ?? base.q,
    filter: search.filter ?? base.filter,
    sort: search.sort ?? base.sort,
    columns: search.columns ?? ownColumns?.join() ?? base.columns,
    sums: search.sums ?? base.sums,
    group: search.group ?? base.group,
    start: search.start ?? base.start,
    end: search.end ?? base.end,
  };
}

export const differsFrom = (state: ListState, view: NamedView): boolean =>
  KEYS.some((key) => !equalValues(state[key], view.base[key]));

/** What only one of several readers of a link has must be in the link. */
const isForAll = (view: NamedView): boolean => view.saved === null || view.saved.shared === 'everyone';

/** The address of a list: what differs from its view, or all of it where the reader of a link may not have the view. */
export function searchOf(view: NamedView, state: ListState, whole = !isForAll(view)): ListSearch {
  const entries = KEYS.filter((key) => whole || !equalValues(state[key], view.base[key])).map((key) => [
    key,
    state[key],
  ]);
  return { view: view.id, ...(Object.fromEntries(entries) as ListSearch) };
}
