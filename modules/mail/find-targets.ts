import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { FilingTarget } from './filing-settings.ts';

type Row = Readonly<Record<string, unknown>>;

/** Records that messages name by numbers and addresses. By the place of the message; null when there are none, or it is not clear which. */
export type FoundTargets = {
  readonly byNumber: (at: number) => Row | null;
  readonly byAddress: (at: number) => Row | null;
};

const MOST = 1000;
/** What may be a number: letters, digits and strokes, with a digit among them. */
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}/_-]*/gu;

export const numbersIn = (subject: unknown): readonly string[] =>
  (String(subject ?? '').match(TOKEN) ?? []).filter((word) => /\d/.test(word) && word.length >= 3).slice(0, 20);

/** Looks for the records of all targets that all of these messages name, with one question for each target. */
export async function findTargets(
  messages: readonly Row[],
  partners: readonly (readonly string[])[],
  targets: readonly FilingTarget[],
  context: ModuleContext,
): Promise<FoundTargets> {
  const numbers = messages.map(({ subject }) => numbersIn(subject));
  const indexes = await Promise.all(
    targets.map(async (target) => ({ target, ...(await indexOf(target, numbers.flat(), partners.flat(), context)) })),
  );
  const pick = (which: 'numbers' | 'addresses', words: readonly string[]): Row | null => {
    let values: Row = {};
    for (const { target, [which]: index } of indexes) {
      const records = new Map(words.flatMap((word) => (index.get(word) ?? []).map((row) => [row['id'], row])));
      const [only] = records.values();
      if (records.size === 1 && only) values = { ...also(target, only), [target.field]: only['id'], ...values };
    }
    return Object.keys(values).length > 0 ? values : null;
  };
  return {
    byNumber: (at) => pick('numbers', numbers[at] ?? []),
    byAddress: (at) => pick('addresses', partners[at] ?? []),
  };
}

/** What a message belongs to as well that belongs to this record. */
export const also = ({ to }: FilingTarget, record: Row): Row =>
  Object.fromEntries((to.also ?? []).flatMap(({ target, from }) => (record[from] ? [[target, record[from]]] : [])));

type Index = ReadonlyMap<string, readonly Row[]>;

async function indexOf(
  { to }: FilingTarget,
  numbers: readonly string[],
  addresses: readonly string[],
  context: ModuleContext,
): Promise<{ readonly numbers: Index; readonly addresses: Index }> {
  const wanted = [
    ...(to.numbers ?? []).map((field) => ({ field, words: numbers, isNumber: true })),
    ...(to.addresses ?? []).map((field) => ({ field, words: addresses, isNumber: false })),
  ].filter(({ words }) => words.length > 0);
  const found = { numbers: new Map<string, Row[]>(), addresses: new Map<string, Row[]>() };
  // Each by itself: each has an index of its own.
  for (const { field, words, isNumber } of wanted) {
    const { items } = await context.list(to.entity, {
      filter: { [field]: { in: [...new Set(words)] } },
      fields: ['id', field, ...(to.also ?? []).map(({ from }) => from)],
      limit: MOST,
    });
    const index = isNumber ? found.numbers : found.addresses;
    for (const row of items) index.set(String(row[field]), [...(index.get(String(row[field])) ?? []), row]);
  }
  return found;
}
