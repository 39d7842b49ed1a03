import type { JsonSchema } from '@leitwerk/metadata/field-type';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const DELIMITERS = [';', ',', '\t', '|'] as const;

/** How a file is to be read. */
export type Dialect = {
  readonly encoding: (typeof ENCODINGS)[number];
  readonly delimiter: (typeof DELIMITERS)[number];
  /** Whether the first row holds the names of the columns. */
  readonly header: boolean;
};

/** Where the values of one field come from. Columns go by name, so that their order may change. */
export type ColumnMapping = {
  /** Name of the column in the file; without a header its number, from 1. */
  readonly column: string;
  /** Name of the field, or `field.part` for a part of an address. */
  readonly field: string;
  /** For a reference: the field of the other entity that holds what stands in the column. */
  readonly lookup?: string;
  /** JSONata over the row (`row`, by column) and its cell (`value`), in place of the cell. */
  readonly expression?: string;
};

/** All that an import needs to know beside the file; what a profile keeps. */
export type ImportSettings = {
  readonly entity: string;
  readonly dialect: Dialect;
  /** Language in which numbers and dates are written. */
  readonly language: 'de' | 'en';
  readonly columns: readonly ColumnMapping[];
  /** Fields by which a row is found among the records; none: every row is a new record. */
  readonly key: readonly string[];
  readonly mode: 'create' | 'update' | 'both';
  /** What an empty cell means for a record that is there: leave its value, or clear it. */
  readonly empty: 'keep' | 'clear';
};

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;

const DIALECT: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['encoding', 'delimiter', 'header'],
  properties: { encoding: { enum: ENCODINGS }, delimiter: { enum: DELIMITERS }, header: { type: 'boolean' } },
};

/** Shape of the settings; whether the names in it mean something is seen when they are used. */
export const SETTINGS_SCHEMA: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['entity', 'dialect', 'language', 'columns', 'key', 'mode', 'empty'],
  properties: {
    entity: text,
    dialect: DIALECT,
    language: { enum: ['de', 'en'] },
    columns: {
      type: 'array',
      minItems: 1,
      maxItems: 300,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'field'],
        properties: {
          column: text,
          field: text,
          lookup: text,
          expression: { type: 'string', minLength: 1, maxLength: 2000 },
        },
      },
    },
    key: { type: 'array', maxItems: 5, items: text },
    mode: { enum: ['create', 'update', 'both'] },
    empty: { enum: ['keep', 'clear'] },
  },
};

export const INSPECT_SCHEMA: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'entity'],
  properties: { file: { type: 'string', format: 'uuid' }, entity: text, dialect: DIALECT },
};
