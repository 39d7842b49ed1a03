import type { Definition } from './generated/definitions.gen.ts';
import type { Plain } from './keyed-list.ts';
import { isPlain, isSame, keyedLists, unmoved } from './keyed-list.ts';

/** One definition as its file has it; it need not be right yet. */
export type OverlaidDocument = { readonly file: string; readonly document: unknown };

/**
 * Where: `kind/id` of the definition, then keys of objects and, in lists whose elements have keys, the key of the element
 * (see `keyed-list.ts`): `['entity/lead', 'fields', 'phone', 'label', 'de']`.
 */
export type Path = readonly string[];

/**
 * One change of definitions. `was` is what was there before; it is for words and for taking the change back, applying does not
 * look at it.
 */
export type Operation =
  /** A property, an element of a keyed list that exists, or a list without keys as a whole. */
  | { readonly op: 'set'; readonly at: Path; readonly value: unknown; readonly was?: unknown }
  /** An element of a keyed list, behind the element `after` (`null`: first, absent: last), or a whole definition. */
  | { readonly op: 'add'; readonly at: Path; readonly value: unknown; readonly after?: string | null }
  | { readonly op: 'remove'; readonly at: Path; readonly was?: unknown }
  | { readonly op: 'move'; readonly at: Path; readonly after: string | null };

/** Whether one of the two places lies in the other. */
export const isNear = (one: Path, other: Path): boolean => {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, at) => step === other[at]);
};

/** The key of a definition in paths: `entity/lead`. What has no kind or id yet is named by its file. */
export function definitionKey({ file, document }: OverlaidDocument): string {
  const { kind, id } = (isPlain(document) ? document : {}) as Partial<Definition>;
  return typeof kind === 'string' && typeof id === 'string' ? `${kind}/${id}` : file;
}

export const documentsByKey = (documents: readonly OverlaidDocument[]): ReadonlyMap<string, OverlaidDocument> =>
  new Map(documents.map((one) => [definitionKey(one), one]));

/** What makes the second set out of the first, so that applied in its order it gives the second. Order of keys does not count. */
export function operationsBetween(
  before: readonly OverlaidDocument[],
  after: readonly OverlaidDocument[],
): readonly Operation[] {
  const [old, next] = [documentsByKey(before), documentsByKey(after)];
  return [
    ...[...old].flatMap(([key, { document }]): Operation[] =>
      next.has(key) ? [] : [{ op: 'remove', at: [key], was: document }],
    ),
    ...[...next].flatMap(([key, { document }]): Operation[] => {
      const previous = old.get(key);
      return previous ? between(previous.document, document, [key]) : [{ op: 'add', at: [key], value: document }];
    }),
  ];
}

function between(before: unknown, after: unknown, at: Path): Operation[] {
  if (isSame(before, after)) return [];
  if (before === undefined) return [{ op: 'set', at, value: after }];
  if (after === undefined) return [{ op: 'remove', at, was: before }];
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== '$schema');
    return keys.flatMap((key) => between(before[key], after[key], [...at, key]));
  }
  const lists = keyedLists([before, after]);
  if (!lists) return [{ op: 'set', at, value: after, was: before }];
  const [old, next] = lists;
  const stays = unmoved([...old.keys()], [...next.keys()]);
  const gone = [...old].filter(([key]) => !next.has(key));
  let last: string | null = null;
  const kept = [...next].flatMap(([key, value]): Operation[] => {
    const [element, neighbour] = [[...at, key], last];
    last = key;
    if (!old.has(key)) return [{ op: 'add', at: element, value, after: neighbour }];
    const moved: Operation[] = stays.has(key) ? [] : [{ op: 'move', at: element, after: neighbour }];
    return [...moved, ...between(old.get(key), value, element)];
  });
  return [...gone.map(([key, was]): Operation => ({ op: 'remove', at: [...at, key], was })), ...kept];
}

export type RefusedOperation = {
  readonly operation: Operation;
  /** `gone`: what it changes is not there. `taken`: something else is already there under this key. */
  readonly reason: 'gone' | 'taken';
};

/** Applies what fits and names what does not. The given documents stay as they are. */
export function applyOperations(
  documents: readonly OverlaidDocument[],
  operations: readonly Operation[],
): { readonly documents: readonly OverlaidDocument[]; readonly refused: readonly RefusedOperation[] } {
  const byKey = new Map(documentsByKey(documents));
  const refused: RefusedOperation[] = [];
  for (const operation of operations) {
    const reason = apply(byKey, operation);
    if (reason) refused.push({ operation, reason });
  }
  return { documents: [...byKey.values()], refused };
}

function apply(byKey: Map<string, OverlaidDocument>, operation: Operation): RefusedOperation['reason'] | null {
  const [key = '', ...rest] = operation.at;
  const found = byKey.get(key);
  if (rest.length > 0) {
    if (!found) return 'gone';
    const result = changed(found.document, rest, operation);
    if (result instanceof Misfit) return result.reason;
    byKey.set(key, { file: found.file, document: result });
    return null;
  }
  if (operation.op === 'remove') return byKey.delete(key) ? null : 'gone';
  if (operation.op === 'move') return 'gone';
  if (operation.op === 'add' && found) return isSame(found.document, operation.value) ? null : 'taken';
  byKey.set(key, { file: found?.file ?? fileOf(key), document: operation.value });
  return null;
}

/** Where a definition is kept that has no file yet. */
export const fileOf = (key: string): string => (key.startsWith('app/') ? 'app.json' : `definitions/${key}.json`);

class Misfit {
  readonly reason: RefusedOperation['reason'];
  constructor(reason: RefusedOperation['reason']) {
    this.reason = reason;
  }
}

/** The value with the change in it, or why it does not fit. */
function changed(holder: unknown, [key = '', ...rest]: Path, operation: Operation): unknown {
  if (key === '__proto__') return new Misfit('gone');
  if (Array.isArray(holder)) return changedList(holder, key, rest, operation);
  if (!isPlain(holder)) return new Misfit('gone');
  if (rest.length === 0) return changedProperty(holder, key, operation);
  // A list that goes away when it is empty comes back with its first element.
  const isNewList = operation.op === 'add' && rest.length === 1 && holder[key] === undefined;
  const value = isNewList ? [operation.value] : changed(holder[key], rest, operation);
  return value instanceof Misfit ? value : { ...holder, [key]: value };
}

function changedProperty(holder: Plain, key: string, operation: Operation): unknown {
  if (operation.op === 'remove') {
    const { [key]: was, ...others } = holder;
    return was === undefined ? new Misfit('gone') : others;
  }
  if (operation.op === 'move') return new Misfit('gone');
  return { ...holder, [key]: operation.value };
}

function changedList(list: readonly unknown[], key: string, rest: Path, operation: Operation): unknown {
  const isAdded = operation.op === 'add' && rest.length === 0;
  const elements = (isAdded ? keyedLists([list, [operation.value]]) : keyedLists([list]))?.[0];
  if (!elements) return new Misfit('gone');
  const found = elements.get(key);
  if (isAdded) {
    if (found !== undefined) return isSame(found, operation.value) ? list : new Misfit('taken');
    return placed(elements, key, operation.value, operation.after);
  }
  if (found === undefined) return new Misfit('gone');
  const others = new Map([...elements].filter(([one]) => one !== key));
  if (rest.length === 0 && operation.op === 'remove') return [...others.values()];
  if (rest.length === 0 && operation.op === 'move') return placed(others, key, found, operation.after);
  const value = rest.length === 0 && operation.op === 'set' ? operation.value : changed(found, rest, operation);
  if (value instanceof Misfit) return value;
  return [...elements].map(([one, element]) => (one === key ? value : element));
}

/** The list with the element behind its neighbour; last when the neighbour is unknown. */
function placed(elements: ReadonlyMap<string, unknown>, key: string, value: unknown, after: string | null | undefined) {
  const others = [...elements];
  const neighbour = others.findIndex(([one]) => one === after);
  const at = after === null ? 0 : neighbour < 0 ? others.length : neighbour + 1;
  return [...others.slice(0, at), [key, value] as const, ...others.slice(at)].map(([, element]) => element);
}
