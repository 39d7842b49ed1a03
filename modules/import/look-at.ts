import type { Dialect } from '@leitwerk/metadata/wire/import';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleFile } from '@leitwerk/platform/module/module-reach';
import { formatOf } from '@leitwerk/platform/module/table/detect-dialect';
import type { FileRow } from '@leitwerk/platform/module/table/file-row';
import { openRows } from '@leitwerk/platform/module/table/read-rows';
import { sheetNames } from '@leitwerk/platform/module/table/read-sheet-rows';
import { elementsOf } from '@leitwerk/platform/module/table/read-xml-rows';
import { headOf, recogniseDialect } from '@leitwerk/platform/module/table/recognise-dialect';
import { DIALECT } from './settings.ts';

/** Rows that are answered at once. */
const MOST_ROWS = 20_000;

export type Look = {
  readonly file: ModuleFile;
  readonly dialect: Dialect;
  /** Names of sheets, or paths of elements that can be rows. */
  readonly choices: readonly string[];
  readonly names: readonly string[];
  readonly rows: readonly FileRow[];
  /** The file has more rows than these. */
  readonly isMore: boolean;
};

type Asked = {
  readonly file: string;
  readonly dialect?: Dialect;
  readonly language?: 'de' | 'en';
  readonly most: number;
};

/**
 * The first rows of an uploaded file; how it is read is recognised unless it is said.
 * @throws ActionRefused when there is no such file, or it cannot be read
 */
export async function lookAt(
  { file: id, dialect: given, language, most }: Asked,
  context: Pick<ModuleContext, 'openFile' | 'actor'>,
): Promise<Look> {
  const open = async () => {
    const file = await context.openFile(id);
    if (!file) throw new ActionRefused([{ path: 'file', code: 'file.not-found' }]);
    return file;
  };
  const written = language ?? context.actor.language;
  const head = await headOf((await open()).stream);
  const format = given?.format ?? (given ? 'csv' : formatOf(head));
  const stream = async () => (await open()).stream;
  const choices =
    format === 'xlsx' ? await sheetNames(await stream()) : format === 'xml' ? await elementsOf(await stream()) : [];
  const dialect = given ?? (await recogniseDialect(format, head, choices, stream));
  const { stream: bytes, ...file } = await open();
  const { names, rows } = await openRows(bytes, dialect, written);
  const taken: FileRow[] = [];
  let isMore = false;
  for await (const row of rows) {
    isMore = taken.length === most;
    if (isMore) break;
    taken.push(row);
  }
  return { file, dialect, choices, names, rows: taken, isMore };
}

/** For other modules, which make something else of rows than records one by one. */
export const readTable: Action = {
  label: { de: 'Tabelle einer Datei lesen', en: 'Read the table of a file' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['file', 'most'],
    properties: {
      file: { type: 'string', format: 'uuid', description: 'Id of an uploaded file (purpose=import)' },
      dialect: { ...DIALECT, description: 'How it is read; recognised when absent' },
      language: { enum: ['de', 'en'] },
      most: { type: 'integer', minimum: 1, maximum: MOST_ROWS, description: 'Rows that are answered' },
    },
  },
  run: async (input, context) => lookAt(input as Asked, context),
};
