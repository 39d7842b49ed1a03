import { setImmediate as nextTurn } from 'node:timers/promises';
import { fieldsOfExpression } from '@leitwerk/metadata/expression';
import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { MOMENT } from '@leitwerk/metadata/interface/example-order';
import type { CompiledOutgoing, OutgoingCells, RelatedRecords } from '@leitwerk/metadata/outgoing/compile-outgoing';
import { compileOutgoing } from '@leitwerk/metadata/outgoing/compile-outgoing';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { reasonOf } from '../pick-up/reason-of.ts';
import { markOf } from './make-packages.ts';
import { SENT } from './outgoing.ts';
import { readRelated } from './read-related.ts';

type Values = Readonly<Record<string, unknown>>;

/** `filtered`: the filter does not mean this record. `refused`: a formula fails, so that nothing would go out. */
export type TriedState = 'fresh' | 'repeated' | 'leftOut' | 'refused' | 'filtered';

export type TriedRecord = {
  readonly record: WireRecord;
  readonly related: RelatedRecords;
  readonly state: TriedState;
  readonly key: string | null;
  readonly cells: OutgoingCells | null;
  /** Formulas that fail, by their places in the definition. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** The record as an example, and what comes of it there; null when nothing can be worked out. */
  readonly example: object | null;
};

/**
 * What would be sent of each record, and whether it has been.
 * @param isMeant whether the filter means them
 * @param until those that are not worked out by then are left
 */
export async function tryRecords(
  records: readonly WireRecord[],
  {
    compiled,
    isMeant,
    until,
  }: { readonly compiled: CompiledOutgoing; readonly isMeant: boolean; readonly until: number },
  context: ModuleContext,
): Promise<readonly TriedRecord[]> {
  const { definition } = compiled;
  const moment = { now: new Date().toISOString(), today: context.today };
  const related = await readRelated(records, definition, context);
  const tried: TriedRecord[] = [];
  for (const record of records) {
    tried.push(await tryRecord(record, related.get(record.id) ?? {}, compiled, moment));
    // What takes long is worked out for fewer; in between others have their turn.
    await nextTurn();
    if (Date.now() > until) break;
  }
  const sent = await sentKeys(tried, definition.id, context);
  return tried.map((row) => {
    if (row.state !== 'fresh') return row;
    if (!isMeant) return { ...row, state: 'filtered' };
    return row.key !== null && sent.has(row.key) ? { ...row, state: 'repeated' } : row;
  });
}

async function tryRecord(
  record: WireRecord,
  related: RelatedRecords,
  compiled: CompiledOutgoing,
  moment: { readonly now: string; readonly today: string },
): Promise<TriedRecord> {
  try {
    const row = await compiled.rowOf(record, related, moment);
    const example = await exampleOf(record, related, compiled);
    const state = row === null ? 'leftOut' : 'fresh';
    return { record, related, state, key: row?.key ?? null, cells: row?.cells ?? null, issues: [], example };
  } catch (error) {
    const found = await failingFormulas(record, related, compiled.definition);
    const issues = found.length > 0 ? found : [{ path: 'columns', message: reasonOf(error) }];
    return { record, related, state: 'refused', key: null, cells: null, issues, example: null };
  }
}

async function sentKeys(
  tried: readonly TriedRecord[],
  outgoing: string,
  { entity, list }: ModuleContext,
): Promise<ReadonlySet<string>> {
  const keyOf = new Map(tried.flatMap(({ key }) => (key === null ? [] : [[markOf(outgoing, key), key] as const])));
  if (keyOf.size === 0 || !entity(SENT)) return new Set();
  const { items } = await list(SENT, {
    filter: { mark: { in: [...keyOf.keys()] } },
    fields: ['mark'],
    limit: keyOf.size,
  });
  return new Set(items.map((one) => keyOf.get(String(one['mark'])) ?? ''));
}

/** Each formula by itself, so that what is wrong is told at its place. */
async function failingFormulas(record: Values, related: RelatedRecords, definition: OutgoingDefinition) {
  const { only: _only, ...rest } = definition;
  const found: { path: string; message: string }[] = [];
  const attempt = async (path: string, one: OutgoingDefinition): Promise<void> => {
    await compileOutgoing(one)
      .rowOf(record, related, MOMENT)
      .catch((error: unknown) => found.push({ path, message: reasonOf(error) }));
  };
  const [first] = definition.columns;
  if (definition.key !== undefined) await attempt('key', { ...rest, columns: [{ id: first.id, formula: "''" }] });
  if (definition.only !== undefined)
    await attempt('only', { ...definition, key: "'-'", columns: [{ id: first.id, formula: "''" }] });
  for (const [at, column] of definition.columns.entries())
    await attempt(`columns.${at}.formula`, { ...rest, key: "'-'", columns: [column] });
  return found;
}

/** Only what its formulas read: an example is part of the configuration. */
async function exampleOf(record: Values, related: RelatedRecords, { definition, rowOf }: CompiledOutgoing) {
  const { only, key, columns } = definition;
  const readOf = (of: string | undefined): ReadonlySet<string> =>
    new Set(
      [
        ...(of === undefined ? [key, only].filter((one) => one !== undefined) : []),
        ...columns.filter((column) => column.of === of).map(({ formula }) => formula),
      ].flatMap((formula) => [...fieldsOfExpression(formula)]),
    );
  const part = (values: Values, of: string | undefined): Values => {
    const names = readOf(of);
    return Object.fromEntries(
      Object.entries(values).filter(([name, value]) => names.has(name) && value !== null && value !== undefined),
    );
  };
  const parts = Object.fromEntries(
    Object.entries(related).flatMap(([id, values]) => {
      if (!values || !columns.some(({ of }) => of === id)) return [];
      return [[id, Array.isArray(values) ? values.map((one) => part(one, id)) : part(values as Values, id)]];
    }),
  );
  const given = {
    record: part(record, undefined),
    ...(Object.keys(parts).length > 0 && { related: parts }),
  };
  const row = await rowOf(given.record, parts as RelatedRecords, MOMENT).catch(() => undefined);
  if (row === undefined) return null;
  return { ...given, expected: row === null ? { leftOut: true } : { row: row.cells } };
}
