import type { Field, FieldTypeName } from './generated/definitions.gen.ts';
import type { Issue } from './issue.ts';
import type { FieldModel } from './model.ts';
import type { Language, ShownType } from './shown-type.ts';

/** A PostgreSQL column type, or how the value is kept when it is not one column of the table. */
export type ColumnType =
  | { readonly kind: 'column'; readonly sql: string }
  /** A link table of its own (references). */
  | { readonly kind: 'link' }
  /** Worked out when read (roll-up). */
  | { readonly kind: 'derived' };

export type JsonSchema = { readonly [key: string]: unknown };

export type Parsed = { readonly value: unknown } | { readonly issue: Issue };

/**
 * All that the product knows about one field type; the widget of the same name in runtime-ui is its twin.
 * Values are the JSON values of the API: decimals as strings, dates as YYYY-MM-DD, instants as RFC 3339 UTC.
 */
export type FieldType = ShownType & {
  readonly name: FieldTypeName;
  /** Type-specific properties that a definition may set; any other is an error of the definition. */
  readonly properties: readonly (keyof Field)[];
  readonly column: (field: FieldModel) => ColumnType;
  /** JSON Schema of a non-null value. */
  readonly valueSchema: (field: FieldModel) => JsonSchema;
  /** Can be written by a caller at all (computed, roll-up and number-range cannot). */
  readonly writable: boolean;
  /** Brings a valid value into its one stored form (blanks out of an IBAN, decimals to their scale) or says why not. */
  readonly normalize?: (value: unknown, field: FieldModel, path: string) => Parsed;
  /** From what a person typed or a file contains. Empty text gives null. */
  readonly parse: (text: string, field: FieldModel, language: Language) => Parsed;
};
