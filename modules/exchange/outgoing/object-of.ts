import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { OutgoingCells } from '@leitwerk/metadata/outgoing/compile-outgoing';

type Plain = Record<string, unknown>;

/**
 * A row as an object: paths in the names of columns are objects within it, columns of records that refer here a list of objects, and what
 * a column called `*` holds is mixed in where nothing else stands.
 */
export function objectOf(cells: OutgoingCells, { columns, related = [] }: OutgoingDefinition): Plain {
  const lists = new Set(related.filter(({ field }) => field === undefined).map(({ id }) => id));
  const object = made();
  for (const { id, of, name = id } of columns) {
    const value = cells[id];
    if (value === undefined) continue;
    const [first = '', ...rest] = name.split('/');
    if (name === '*') mix(object, value);
    else if (of !== undefined && lists.has(of)) putInEach(object, first, rest, value as readonly unknown[]);
    else put(object, [first, ...rest], value);
  }
  return object;
}

function put(object: Plain, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) object[name] = value;
  else put(objectAt(object, name), rest, value);
}

function putInEach(object: Plain, list: string, path: readonly string[], values: readonly unknown[]): void {
  const entries = Array.isArray(object[list]) ? (object[list] as Plain[]) : values.map(made);
  object[list] = entries;
  for (const [at, value] of values.entries()) if (value !== null) put(entries[at] ?? made(), path, value);
}

/** What other columns say comes over what is mixed in. */
function mix(object: Plain, value: unknown): void {
  if (!isPlain(value)) return;
  for (const [name, one] of Object.entries(value)) {
    if (isPlain(one) && isPlain(object[name])) mix(object[name], one);
    else if (!Object.hasOwn(object, name) || isEmptyList(object[name])) object[name] = one;
  }
}

function objectAt(object: Plain, name: string): Plain {
  const known = object[name];
  if (isPlain(known)) return known;
  const fresh = made();
  object[name] = fresh;
  return fresh;
}

/** Without a prototype: what others have sent may be called anything. */
const made = (): Plain => Object.create(null) as Plain;

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
