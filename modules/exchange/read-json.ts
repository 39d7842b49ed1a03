import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { isCounted, placeOf, timesKeyOf } from '@leitwerk/metadata/interface/columns';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { DeliveredRow } from './delivered-row.ts';
import { noteDrift } from './drift.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { readLines } from './read-lines.ts';

/** A file of JSON is read as a whole. */
const MOST_MB = 10;

/**
 * Each line a row. One that is no JSON is a refused row, not the end of the file.
 * @param drift where elements are noted that no column reads
 */
export async function* readJsonLines(
  bytes: AsyncIterable<Buffer>,
  definition: InterfaceDefinition,
  drift: Set<string>,
): AsyncGenerator<DeliveredRow> {
  const noteUnknown = unknownNoter(definition, drift);
  for await (const { line, text } of readLines(bytes, 'utf-8')) {
    if (text.trim() === '') continue;
    const read = parsed(text);
    if ('value' in read) noteUnknown(read.value);
    yield 'reason' in read
      ? { line, cells: {}, issue: exchangeIssue('', 'exchange.no-json', { reason: read.reason }) }
      : { line, cells: cellsOf(read.value, definition) };
  }
}

/** A list in a file. Throws `ActionRefused` when there is none, or the file is too large. @param drift as of `readJsonLines` */
export async function readJson(
  bytes: AsyncIterable<Buffer>,
  definition: InterfaceDefinition,
  drift: Set<string>,
): Promise<AsyncGenerator<DeliveredRow>> {
  const list = await readList(bytes, definition.format);
  const noteUnknown = unknownNoter(definition, drift);
  for (const one of list) noteUnknown(one);
  return (async function* () {
    for (const [at, one] of list.entries()) yield { line: at + 1, cells: cellsOf(one, definition) };
  })();
}

/** The objects of a file themselves; lines that are no JSON are left out. Throws `ActionRefused` as `readJson` does. */
export async function* readValues(
  bytes: AsyncIterable<Buffer>,
  format: InterfaceDefinition['format'],
): AsyncGenerator<unknown> {
  if (format.type === 'json') {
    yield* await readList(bytes, format);
    return;
  }
  for await (const { text } of readLines(bytes, 'utf-8')) {
    const read = parsed(text);
    if ('value' in read) yield read.value;
  }
}

async function readList(
  bytes: AsyncIterable<Buffer>,
  format: InterfaceDefinition['format'],
): Promise<readonly unknown[]> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > MOST_MB * 1_000_000)
      throw new ActionRefused([exchangeIssue('file', 'exchange.too-large', { most: MOST_MB })]);
    pieces.push(piece);
  }
  const read = parsed(Buffer.concat(pieces).toString('utf8'));
  if ('reason' in read) throw new ActionRefused([exchangeIssue('file', 'exchange.no-json', { reason: read.reason })]);
  const place = format.list;
  const list = place === undefined ? read.value : valueAt(read.value, place.split('.'));
  // Who sends one thing at a time sends no list.
  if (place === undefined && typeof list === 'object' && list !== null && !Array.isArray(list)) return [list];
  if (!Array.isArray(list))
    throw new ActionRefused([exchangeIssue('file', 'exchange.no-list', { place: place ?? '' })]);
  return list;
}

function parsed(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    return { reason: error instanceof Error ? error.message.slice(0, 200) : String(error) };
  }
}

/** What an object says at the place of each column, written as people of the interface's language write it. */
export function cellsOf(value: unknown, { columns, language }: InterfaceDefinition): Readonly<Record<string, string>> {
  const cells: Record<string, string> = {};
  for (const column of columns) {
    const place = placeOf(column);
    if (isCounted(column)) cells[timesKeyOf(column.id)] = String(timesAt(value, place.split('/')));
    const found = place === EVERYTHING_ELSE ? restOf(value, columns) : valueAt(value, place.split('/'));
    if (found === undefined || found === null) continue;
    // Numbers of JSON have a point; texts are what the sender has written.
    if (typeof found === 'number')
      cells[column.id] = language === 'de' ? String(found).replace('.', ',') : String(found);
    else cells[column.id] = typeof found === 'string' ? found : JSON.stringify(found);
  }
  return cells;
}

/** How often something stands at a place: each entry of a list, also of lists on the way there. */
function timesAt(value: unknown, path: readonly string[]): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + timesAt(one, path), 0);
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined || value === null ? 0 : 1;
  const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isHolder ? timesAt((value as Readonly<Record<string, unknown>>)[name], rest) : 0;
}

/** The place of all that no other column reads. */
const EVERYTHING_ELSE = '*';

/** What no column reads, so that it can be kept and given back; null when there is nothing. */
function restOf(value: unknown, columns: InterfaceDefinition['columns']): unknown {
  const read = columns.map((column) => placeOf(column)).filter((place) => place !== EVERYTHING_ELSE);
  return without(value, '', new Set(read)) ?? null;
}

/** Notes places of objects that no column reads: of an object of which nothing is read that one, else its parts. */
function unknownNoter({ columns }: InterfaceDefinition, drift: Set<string>): (value: unknown) => void {
  const read = new Set(columns.map((column) => placeOf(column)));
  if (read.has(EVERYTHING_ELSE)) return () => undefined;
  const above = new Set(
    [...read].flatMap((place) => [...place.matchAll(/\//g)].map(({ index }) => place.slice(0, index))),
  );
  const note = (value: unknown, path: string): void => {
    if (read.has(path)) return;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (path !== '' && !(isObject && above.has(path))) noteDrift(drift, path);
    else if (isObject)
      for (const [name, one] of Object.entries(value)) note(one, path === '' ? name : `${path}/${name}`);
  };
  return (value) => note(value, '');
}

function without(value: unknown, path: string, read: ReadonlySet<string>): unknown {
  if (read.has(path)) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const left = Object.entries(value).flatMap(([name, one]) => {
    const rest = without(one, path === '' ? name : `${path}/${name}`, read);
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isHolder ? valueAt((value as Readonly<Record<string, unknown>>)[name], rest) : undefined;
}
