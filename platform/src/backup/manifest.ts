import { Ajv2020 } from 'ajv/dist/2020.js';

/** Bytes of one part at most: what a backup or a restore holds in memory of a table. */
export const PART_BYTES = 4 * 1024 * 1024;
export const MANIFEST = 'manifest.json';
export const MANIFEST_BYTES = 64 * 1024 * 1024;
export const FORMAT_VERSION = 1;

/** A column as it is created anew, with the values of `copy` in the same order. */
export type SavedColumn = {
  readonly name: string;
  /** As `format_type` writes it. */
  readonly type: string;
  readonly notNull: boolean;
  readonly collation?: 'de-x-icu';
  readonly default?: string;
};

/** A piece of the output of `copy … to stdout` in text form; it may end within a row. */
export type SavedPart = { readonly path: string; readonly bytes: number; readonly sha256: string };

export type SavedTable = {
  readonly schema: 'leitwerk' | 'data';
  readonly name: string;
  readonly columns: readonly SavedColumn[];
  readonly primaryKey: readonly string[];
  readonly rows: number;
  readonly parts: readonly SavedPart[];
};

export type SavedSequence = {
  readonly table: string;
  readonly column: string;
  /** The next value is one more. */
  readonly last: number;
};

/** The last entry of an archive: what is in it, so that it can be checked before anything is written. */
export type Manifest = {
  readonly format: 'leitwerk-backup';
  readonly formatVersion: number;
  readonly projectVersion: string;
  readonly postgresVersion: string;
  readonly modelVersion: number;
  readonly createdAt: string;
  /** Steps of the platform's own tables that had been taken. */
  readonly systemSteps: number;
  /** In an order in which each table comes after those that it refers to. */
  readonly tables: readonly SavedTable[];
  readonly sequences: readonly SavedSequence[];
};

/** Why an archive cannot be made or used, as a sentence. */
export class BackupError extends Error {}

// Everything that becomes part of a statement when the tables are made again is bound to what the platform itself makes.
const name = { type: 'string', pattern: '^[a-z_][a-z0-9_]*$', maxLength: 63 };
const TYPE =
  '^(text|bigint|integer|boolean|date|uuid|jsonb|json|bytea|text\\[\\]|uuid\\[\\]|numeric(\\(\\d{1,4},\\d{1,4}\\))?|time without time zone|timestamp(\\(\\d\\))? with(out)? time zone)$';
const count = { type: 'integer', minimum: 0 };
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  properties,
});

const validate = new Ajv2020().compile<Manifest>(
  object({
    format: { const: 'leitwerk-backup' },
    formatVersion: { const: FORMAT_VERSION },
    projectVersion: { type: 'string' },
    postgresVersion: { type: 'string' },
    modelVersion: count,
    createdAt: { type: 'string' },
    systemSteps: { type: 'integer', minimum: 1 },
    tables: {
      type: 'array',
      items: object({
        schema: { enum: ['leitwerk', 'data'] },
        name,
        columns: {
          type: 'array',
          minItems: 1,
          items: object(
            {
              name,
              type: { type: 'string', pattern: TYPE },
              notNull: { type: 'boolean' },
              collation: { const: 'de-x-icu' },
              default: { type: 'string', pattern: '^(now\\(\\)|-?\\d{1,18}|true|false)$' },
            },
            ['collation', 'default'],
          ),
        },
        primaryKey: { type: 'array', items: name },
        rows: count,
        parts: {
          type: 'array',
          items: object({
            path: { type: 'string', pattern: '^copy/\\d{4}/\\d{6}$' },
            bytes: { type: 'integer', minimum: 1, maximum: PART_BYTES },
            sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          }),
        },
      }),
    },
    sequences: { type: 'array', items: object({ table: name, column: name, last: count }) },
  }),
);

/** @throws BackupError when it is not the manifest of a backup that this version can read */
export function parseManifest(text: string): Manifest {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new BackupError('the manifest of the archive is not JSON');
  }
  const { formatVersion } = (given ?? {}) as { readonly formatVersion?: unknown };
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION)
    throw new BackupError(`the archive has format ${formatVersion}; this version reads up to ${FORMAT_VERSION}`);
  if (!validate(given)) {
    const [error] = validate.errors ?? [];
    throw new BackupError(`the manifest of the archive is wrong at ${error?.instancePath || '/'}: ${error?.message}`);
  }
  return given;
}
