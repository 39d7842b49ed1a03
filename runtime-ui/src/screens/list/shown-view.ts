import type { EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import type { ListSearch } from './list-search.ts';
import type { ListState, NamedView } from './list-state.ts';
import type { OwnColumns } from './own-list.ts';

/** A view as it is to be shown, and how to change what the address says of it. */
export type ShownView = {
  readonly entity: EntityModel;
  readonly view: NamedView;
  readonly state: ListState;
  readonly fields: readonly FieldModel[];
  /** All that must hold: what the definition demands and what is asked for. */
  readonly filter: Filter;
  readonly search: ListSearch;
  readonly own: OwnColumns;
  readonly setOwn: (change: OwnColumns) => void;
  readonly change: (change: Partial<ListState>) => void;
  readonly go: (change: ListSearch) => void;
};
