import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { isCounted, placeOf, rangeOf, timesKeyOf } from '@leitwerk/metadata/interface/columns';
import type { Dialect } from '@leitwerk/metadata/wire/import';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { FileRow } from '@leitwerk/platform/module/table/file-row';
import { openRows } from '@leitwerk/platform/module/table/read-rows';
import { tableIssue } from '@leitwerk/platform/module/table/table-issue';
import type { DeliveredRow } from './delivered-row.ts';
import type { Drift } from './drift.ts';
import { driftIssue } from './drift.ts';
import { readEdifact } from './edifact/read-edifact.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { readJson, readJsonLines } from './read-json.ts';
import { readLines } from './read-lines.ts';

export type OpenDelivery = {
  readonly rows: AsyncGenerator<DeliveredRow>;
  /** Grows while rows are read. */
  readonly drift: Drift;
};

/** How a file is read. */
type Reading = {
  /** Rows that a program has delivered one by one: JSON lines, whatever the interface's files are. */
  readonly asLines: boolean;
  /** Opens the same once more: for an interface that takes nothing of a file with something unknown in it, wherever it stands. */
  readonly reopen: () => Promise<AsyncIterable<Buffer>>;
};

/**
 * The rows of a delivered file, as the interface says it is written. Reads on only as fast as rows are taken.
 * Throws `ActionRefused` when the file cannot be read, lacks a required column, or has something unknown that the interface refuses.
 */
export async function openRowsOf(
  bytes: AsyncIterable<Buffer>,
  definition: InterfaceDefinition,
  { asLines, reopen }: Reading,
): Promise<OpenDelivery> {
  const { format } = definition;
  const drift = new Set<string>();
  if (format.type === 'fixed' && !asLines) return { rows: readFixed(bytes, definition), drift };
  if (!asLines && NAMED.has(format.type)) return openTable(bytes, definition);
  const open = async (stream: AsyncIterable<Buffer>): Promise<AsyncGenerator<DeliveredRow>> => {
    if (asLines || format.type === 'json-lines') return readJsonLines(stream, definition, drift);
    return format.type === 'json' ? readJson(stream, definition, drift) : readEdifact(stream, definition, drift);
  };
  if (definition.unknownColumns !== 'refuse') return { rows: await open(bytes), drift };
  for await (const _row of await open(bytes)) {
    // Only for what is not known in them.
  }
  if (drift.size > 0) throw new ActionRefused([driftIssue(drift, format)]);
  return { rows: await open(await reopen()), drift };
}

/** Files that name their columns before the rows. */
const NAMED: ReadonlySet<string> = new Set(['csv', 'xlsx', 'xml']);

async function openTable(bytes: AsyncIterable<Buffer>, definition: InterfaceDefinition): Promise<OpenDelivery> {
  const { format, language } = definition;
  const { names, rows } = await openRows(bytes, dialectOf(format), language);
  const places = placesIn(names, definition);
  const known = new Set(places.map(({ at }) => at));
  const drift = new Set(format.header === false ? [] : names.filter((_name, at) => !known.has(at)));
  if (drift.size > 0 && definition.unknownColumns === 'refuse') throw new ActionRefused([driftIssue(drift, format)]);
  const timesIn = timesReader(definition);
  async function* read(): AsyncGenerator<DeliveredRow> {
    for await (const { line, cells, times, error } of rows)
      yield error === undefined
        ? {
            line,
            cells: { ...Object.fromEntries(places.map(({ id, at }) => [id, cells[at] ?? ''])), ...timesIn(times) },
          }
        : { line, cells: {}, issue: tableIssue('', error, { line }) };
  }
  return { rows: read(), drift };
}

export function dialectOf({
  type,
  encoding,
  delimiter,
  header,
  sheet,
  element,
}: InterfaceDefinition['format']): Dialect {
  if (type === 'xml') return { format: 'xml', element: element ?? '' };
  if (type === 'xlsx') return { format: 'xlsx', header: header ?? true, ...(sheet !== undefined && { sheet }) };
  return { format: 'csv', encoding: encoding ?? 'utf-8', delimiter: delimiter ?? ';', header: header ?? true };
}

/** Where each column stands. One that is not required may be missing. */
function placesIn(
  names: readonly string[],
  { columns }: InterfaceDefinition,
): readonly { readonly id: string; readonly at: number }[] {
  const byName = new Map(names.map((name, at) => [plain(name), at]));
  return columns.flatMap((column) => {
    const at = byName.get(plain(placeOf(column)));
    if (at !== undefined) return [{ id: column.id, at }];
    if (!column.required || column.fixed !== undefined) return [];
    const params = { column: placeOf(column), names: names.join(', ').slice(0, 500) };
    throw new ActionRefused([exchangeIssue('file', 'exchange.column-missing', params)]);
  });
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** How often the elements of counted columns occur in a row, as its cells say it. */
function timesReader({ columns }: InterfaceDefinition): (times: FileRow['times']) => DeliveredRow['cells'] {
  const counted = columns
    .filter(isCounted)
    .map((column) => ({ key: timesKeyOf(column.id), place: plain(placeOf(column)) }));
  if (counted.length === 0) return () => ({});
  return (times = new Map()) => {
    const found = new Map<string, number>();
    for (const [name, count] of times) found.set(plain(name), (found.get(plain(name)) ?? 0) + count);
    return Object.fromEntries(counted.map(({ key, place }) => [key, String(found.get(place) ?? 0)]));
  };
}

async function* readFixed(
  bytes: AsyncIterable<Buffer>,
  { columns, format }: InterfaceDefinition,
): AsyncGenerator<DeliveredRow> {
  const places = columns.map((column) => ({ id: column.id, range: rangeOf(column.from) }));
  for await (const { line, text } of readLines(bytes, format.encoding ?? 'utf-8'))
    if (text.trim() !== '')
      yield {
        line,
        cells: Object.fromEntries(
          places.flatMap(({ id, range }) => (range ? [[id, text.slice(range[0] - 1, range[1]).trim()]] : [])),
        ),
      };
}
