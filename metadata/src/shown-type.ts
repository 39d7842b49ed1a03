import type { FieldModel } from './model.ts';

export type Operator =
  | 'eq'
  | 'ne'
  | 'in'
  | 'notIn'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'contains'
  | 'startsWith'
  | 'isNull'
  | 'has';

export type Language = 'de' | 'en';

/**
 * The half of a field type that a list needs: how values are shown and asked for. It stands apart from the half that reads and
 * checks values, because that one brings libraries along that a page without inputs should not have to load.
 */
export type ShownType = {
  /** Operators of the filter language. Empty: cannot be filtered. */
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  /** As people read it, on one line. Nothing gives ''. */
  readonly format: (value: unknown, field: FieldModel, language: Language) => string;
  /** As it stands in an input, where the unit is beside it. Absent: like `format`. */
  readonly formatBare?: (value: unknown, field: FieldModel, language: Language) => string;
};
