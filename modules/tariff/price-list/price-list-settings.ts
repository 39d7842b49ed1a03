import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { Dialect } from '@leitwerk/metadata/wire/import';
import { TARGETS } from './targets.ts';

/** How a price list is read; what a profile keeps. */
export type PriceListSettings = {
  readonly dialect: Dialect;
  /** In which numbers and dates are written. */
  readonly language: 'de' | 'en';
  readonly columns: readonly {
    readonly column: string;
    readonly target: string;
    /** JSONata over the row (`row`, by column) and its cell (`value`), in place of the cell. */
    readonly expression?: string;
  }[];
  /** Of rows that do not say it themselves. */
  readonly basis: 'net' | 'gross';
  readonly scope: 'all-in' | 'supply';
  readonly validFrom?: string;
};

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;

/** What a dialect may be is judged by the module that reads it. */
const DIALECT: JsonSchema = { type: 'object' };

export const PRICE_LIST_SETTINGS: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['dialect', 'language', 'columns', 'basis', 'scope'],
  properties: {
    dialect: DIALECT,
    language: { enum: ['de', 'en'] },
    columns: {
      type: 'array',
      maxItems: 100,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'target'],
        properties: {
          column: text,
          target: { enum: Object.keys(TARGETS) },
          expression: { type: 'string', minLength: 1, maxLength: 2000 },
        },
      },
    },
    basis: { enum: ['net', 'gross'] },
    scope: { enum: ['all-in', 'supply'] },
    validFrom: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  },
};
