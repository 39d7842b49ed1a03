import type { Dialect } from '@leitwerk/metadata/wire/import';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleFile } from '@leitwerk/platform/module/module-reach';
import type { FileRow } from '@leitwerk/platform/module/table/file-row';
import { openRows } from '@leitwerk/platform/module/table/read-rows';
import { readSheetRows, sheetNames } from '@leitwerk/platform/module/table/read-sheet-rows';
import { elementsOf } from '@leitwerk/platform/module/table/read-xml-rows';
import { tableIssue } from '@leitwerk/platform/module/table/table-issue';
import { detectDialect, formatOf, looksLikeHeader } from './detect-dialect.ts';
import { DIALECT } from './settings.ts';

const HEAD_BYTES = 256 * 1024;
/** By which it is seen whether a sheet has names above its columns. */
const HEADER_ROWS = 20;
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
  const dialect = given ?? (await recognised(format, head, choices, stream));
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

async function recognised(
  format: 'csv' | 'xlsx' | 'xml',
  head: Buffer,
  [first]: readonly string[],
  stream: () => Promise<AsyncIterable<Buffer>>,
): Promise<Dialect> {
  if (format === 'csv') return detectDialect(head);
  if (format === 'xml') {
    if (first === undefined) throw new ActionRefused([tableIssue('file', 'table.xml-no-rows')]);
    return { format, element: first };
  }
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readSheetRows(await stream(), {}, 'en')) {
    rows.push(cells);
    if (rows.length === HEADER_ROWS) break;
  }
  return { format, ...(first !== undefined && { sheet: first }), header: looksLikeHeader(rows) };
}

async function headOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    length += piece.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
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
