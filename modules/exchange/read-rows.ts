import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { isCounted, placeOf, rangeOf, timesKeyOf } from '@leitwerk/metadata/interface/columns';
import type { Dialect } from '@leitwerk/metadata/wire/import';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { FileRow } from '@leitwerk/platform/module/table/file-row';
import { openRows } from '@leitwerk/platform/module/table/read-rows';
import { tableIssue } from '@leitwerk/platform/module/table/table-issue';
import type { DeliveredRow } from './delivered-row.ts';
import { readEdifact } from './edifact/read-edifact.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { readJson, readJsonLines } from './read-json.ts';
import { readLines } from './read-lines.ts';

export type OpenDelivery = {
  readonly rows: AsyncGenerator<DeliveredRow>;
  /** Columns of the file that the interface does not know: the other system may have changed. */
  readonly drift: readonly string[];
};

/**
 * The rows of a delivered file, as the interface says it is written. Reads on only as fast as rows are taken.
 * Throws `ActionRefused` when the file cannot be read, or lacks a required column.
 * @param asLines rows that a program has delivered one by one: JSON lines, whatever the interface's files are
 */
export async function openRowsOf(
  bytes: AsyncIterable<Buffer>,
  definition: InterfaceDefinition,
  asLines: boolean,
): Promise<OpenDelivery> {
  const { format, language } = definition;
  if (asLines || format.type === 'json-lines') return { rows: readJsonLines(bytes, definition), drift: [] };
  if (format.type === 'json') return { rows: await readJson(bytes, definition), drift: [] };
  if (format.type === 'edifact') return { rows: readEdifact(bytes, definition), drift: [] };
  if (format.type === 'fixed') return { rows: readFixed(bytes, definition), drift: [] };
  const { names, rows } = await openRows(bytes, dialectOf(format), language);
  const places = placesIn(names, definition);
  const known = new Set(places.map(({ at }) => at));
  const drift = format.header === false ? [] : names.filter((_name, at) => !known.has(at));
  if (drift.length > 0 && definition.unknownColumns === 'refuse') throw new ActionRefused([driftIssue(drift)]);
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

/** Says which columns of a file the interface does not know. */
export const driftIssue = (drift: readonly string[]) =>
  exchangeIssue('file', 'exchange.unknown-columns', { columns: drift.join(', ').slice(0, 500) });

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
