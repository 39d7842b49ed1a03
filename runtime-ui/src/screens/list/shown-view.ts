import type { EntityModel, FieldModel, Filter, ViewDefinition } from '../../model/definitions.ts';
import type { ListSearch } from './list-search.ts';

/** A view as it is to be shown, and how to change what the address says of it. */
export type ShownView = {
  readonly entity: EntityModel;
  readonly view: ViewDefinition;
  readonly fields: readonly FieldModel[];
  readonly filter: Filter;
  readonly search: ListSearch;
  readonly go: (change: Partial<Record<keyof ListSearch, unknown>>) => void;
};
