import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { CsvDialect } from '@leitwerk/metadata/wire/import';
import { DELIMITERS } from '@leitwerk/platform/module/table/detect-dialect';

export const ENCODINGS: readonly CsvDialect['encoding'][] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;
const FORMULA = { type: 'string', minLength: 1, maxLength: 2000 } as const;

const HEADER = { type: 'boolean' } as const;
const all = (properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

/** How a file is read. */
export const DIALECT: JsonSchema = {
  oneOf: [
    all({ format: { const: 'csv' }, encoding: { enum: ENCODINGS }, delimiter: { enum: DELIMITERS }, header: HEADER }, [
      'format',
    ]),
    all({ format: { const: 'xlsx' }, sheet: text, header: HEADER }, ['sheet']),
    all({ format: { const: 'xml' }, element: { type: 'string', minLength: 1, maxLength: 1000 } }),
  ],
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
          expression: FORMULA,
        },
      },
    },
    key: { type: 'array', maxItems: 5, items: text },
    mode: { enum: ['create', 'update', 'both'] },
    empty: { enum: ['keep', 'clear'] },
    only: FORMULA,
    similar: { enum: ['take', 'refuse'] },
  },
};

export const INSPECT_SCHEMA: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'entity'],
  properties: { file: { type: 'string', format: 'uuid' }, entity: text, dialect: DIALECT },
};
