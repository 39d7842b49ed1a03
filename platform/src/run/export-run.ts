import type { FieldModel } from '@leitwerk/metadata/model';
import type { Language } from '@leitwerk/metadata/shown-type';
import { formatValue } from '@leitwerk/metadata/shown-types';
import { harmlessCell } from '@leitwerk/metadata/spreadsheet-cell';
import { stringify } from 'csv-stringify';
import type { SheetData } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { storeFile } from '../file/file-store.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { AccessNote } from '../privacy/access-log.ts';
import { writeAccess } from '../privacy/access-log.ts';
import { personalOf } from '../privacy/personal-model.ts';
import { readableEntity, runQuery } from '../query/run-query.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import type { RunKind } from './run.ts';
import type { Selection } from './selection.ts';

export type ExportInput = {
  readonly selection: Selection;
  readonly format: 'csv' | 'xlsx';
  /** Names of the columns, in order. */
  readonly fields: readonly string[];
  readonly sort?: readonly string[];
  /** Of headings and values. */
  readonly language: Language;
};

/** A sheet is made in memory, unlike a CSV file. */
export const MOST_SHEET_ROWS = 50_000;
const PAGE = 500;
const MOST_BYTES = 4_000_000_000;

/** A list as a file, with the reader's rights. It is made anew after a kill: until it is complete nothing of it is kept. */
export const exportRun: RunKind = {
  name: 'export',
  step: async (run, { database, context, save, attach }) => {
    const entity = run.entity ?? '';
    const input = run.input as unknown as ExportInput;
    const columns = columnsOf(entity, input, context);
    const noted: AccessNote[] = [];
    const rows = noting(
      readRows(database, entity, input, context),
      noted,
      run.id,
      input,
      readableEntity(entity, context),
      context,
    );
    const stream =
      input.format === 'csv' ? csvOf(rows, columns, input.language) : sheetOf(rows, columns, input.language);
    let count = 0;
    const name = `${readableEntity(entity, context).entity.labelPlural[input.language]} ${context.today}.${input.format}`;
    const counted = (async function* () {
      for await (const piece of stream.pieces) yield piece;
      count = stream.count();
    })();
    const file = await storeFile(database, { name, stream: counted, most: MOST_BYTES, by: context.actor.id });
    await database.transaction(async (tx) => {
      await attach(tx, file.id, 'result');
      // Told with the file or not at all; as many at a time as a statement bears.
      for (let at = 0; at < noted.length; at += NOTED) await writeAccess(tx, noted.slice(at, at + NOTED));
      await save(tx, { cursor: {}, done: count, total: count, counts: { written: count } });
    });
    return false;
  },
};

function columnsOf(entity: string, input: ExportInput, context: Context): readonly FieldModel[] {
  const { fields } = readableEntity(entity, context);
  const { readable } = context.access.entity(entity);
  return input.fields.flatMap((name) => (readable.has(name) ? (fields.get(name)?.field ?? []) : []));
}

type Row = Readonly<Record<string, unknown>>;
const NOTED = 5000;

/** Notes whose personal data go out with the file: the person has a right to know, and the file goes when the person does. */
async function* noting(
  rows: AsyncIterable<Row>,
  noted: AccessNote[],
  run: string,
  { fields }: ExportInput,
  entity: EntityRuntime,
  { actor, model }: Context,
): AsyncGenerator<Row> {
  const entry = personalOf(model).get(entity.entity.name)?.entry;
  const ids = new Set([...(entry?.personalFields ?? []), ...(entry?.sensitiveFields ?? [])]);
  const personal = entity.entity.fields.filter(({ id, name }) => ids.has(id) && fields.includes(name));
  for await (const row of rows) {
    const shown = personal.filter(({ name }) => (row[name] ?? null) !== null).map(({ id }) => id);
    if (shown.length > 0)
      noted.push({
        actor: actor.id,
        entity: entity.entity.id,
        recordId: String(row['id']),
        fields: shown,
        via: 'export',
        run,
      });
    yield row;
  }
}

async function* readRows(
  database: Database,
  entity: string,
  { selection, fields, sort }: ExportInput,
  context: Context,
): AsyncGenerator<Row> {
  const { fields: known } = readableEntity(entity, context);
  const expand = fields.filter((name) => {
    const field = known.get(name)?.field;
    return field?.entity !== undefined && field.type !== 'roll-up';
  });
  const chunks = selection.ids ? chunksOf(selection.ids) : [null];
  for (const ids of chunks) {
    let after: string | undefined;
    do {
      const { ids: _ids, ...query } = selection;
      const page = await runQuery(
        database,
        entity,
        {
          ...query,
          ...(ids && { filter: { id: { in: ids } } }),
          ...(sort && { sort }),
          fields,
          expand,
          limit: PAGE,
          ...(after !== undefined && { after }),
        },
        context,
      );
      for (const text of page.items) yield JSON.parse(text) as Row;
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
}

const chunksOf = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, index) => ids.slice(index * PAGE, (index + 1) * PAGE));

type Made = { readonly pieces: AsyncIterable<Buffer>; readonly count: () => number };

/** As spreadsheet programs in the reader's country open it: UTF-8 with a mark, semicolons in German. */
function csvOf(rows: AsyncIterable<Row>, columns: readonly FieldModel[], language: Language): Made {
  let count = 0;
  const delimiter = language === 'de' ? ';' : ',';
  async function* pieces(): AsyncGenerator<Buffer> {
    const writer = stringify({ bom: true, delimiter, record_delimiter: 'windows' });
    const done = (async () => {
      writer.write(columns.map((field) => harmlessCell(field.label[language])));
      for await (const row of rows) {
        count += 1;
        const line = columns.map((field) => harmlessCell(textOf(row[field.name], field, language)));
        if (!writer.write(line)) await new Promise((resolve) => writer.once('drain', resolve));
      }
      writer.end();
    })();
    // A fault of the source must end the reader too.
    done.catch((error: unknown) => writer.destroy(error instanceof Error ? error : new Error(String(error))));
    for await (const piece of writer) yield Buffer.from(piece as string | Buffer);
    await done;
  }
  return { pieces: pieces(), count: () => count };
}

function sheetOf(rows: AsyncIterable<Row>, columns: readonly FieldModel[], language: Language): Made {
  let count = 0;
  async function* pieces(): AsyncGenerator<Buffer> {
    const data: SheetData = [columns.map((field) => ({ value: field.label[language], fontWeight: 'bold' as const }))];
    for await (const row of rows) {
      count += 1;
      data.push(columns.map((field) => cellOf(row[field.name], field, language)));
    }
    yield await writeExcelFile(data, { stickyRowsCount: 1 }).toBuffer();
  }
  return { pieces: pieces(), count: () => count };
}

const textOf = (value: unknown, field: FieldModel, language: Language): string => {
  if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title ?? '');
  return formatValue(value, field, language);
};

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);
/** More digits than a cell can hold would be rounded. */
const MOST_DIGITS = 15;

/** Numbers stay numbers and dates dates, so that the sheet can be worked with; a text cell is never a formula. */
function cellOf(value: unknown, field: FieldModel, language: Language) {
  if (value === null || value === undefined || value === '') return null;
  if (NUMBERS.has(field.type) && String(value).replace(/\D/g, '').length <= MOST_DIGITS)
    return { type: Number, value: Number(value), ...(field.type !== 'integer' && { format: '#,##0.00##' }) };
  if (field.type === 'date') return { type: Date, value: new Date(`${String(value)}T00:00:00Z`), format: 'dd.mm.yyyy' };
  return { type: String, value: textOf(value, field, language) };
}
