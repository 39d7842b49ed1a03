import { createHash } from 'node:crypto';
import type { CompiledOutgoing, OutgoingCells } from '@leitwerk/metadata/outgoing/compile-outgoing';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { RoleReach } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from '../exchange-issue.ts';
import type { InterfaceState } from '../pick-up/interface-state.ts';
import { readStates, STATE } from '../pick-up/interface-state.ts';
import { reasonOf } from '../pick-up/reason-of.ts';
import { fileNameOf, PACKAGE, packageValues, SENT, stateNameOf } from './outgoing.ts';
import { readRelated } from './read-related.ts';
import { fileOfRows } from './write-file.ts';

/** What is to be sent, and by what it is known afterwards. */
export type Row = {
  readonly key: string;
  readonly mark: string;
  readonly cells: OutgoingCells;
  /** Ids of the records that it was made of. */
  readonly records: readonly string[];
};

/** Records that are looked at, and rows of one package, at most: all that is written of it is one transaction. */
const PAGE = 500;
/** A change that was written before others are, and committed after them, is seen all the same. */
const OVERLAP_MS = 10 * 60_000;

/**
 * Makes packages of what has changed since the last time and has not been sent with its key: a file, the keys and how far it was
 * looked are written in one transaction, so that each key goes into one package, whoever is killed in between.
 * @returns the rows that came in
 */
export async function makePackages(
  compiled: CompiledOutgoing,
  state: InterfaceState,
  begun: Date,
  reach: RoleReach,
  context: ModuleContext,
): Promise<number> {
  const { definition } = compiled;
  const moment = { now: begun.toISOString(), today: context.today };
  const from = state.sentUntil === null ? null : new Date(state.sentUntil.getTime() - OVERLAP_MS);
  const filter = { ...definition.filter, ...(from && { updatedAt: { gte: from.toISOString() } }) };
  let made = 0;
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<RoleReach['list']>> = await reach.list(definition.entity, {
      filter,
      sort: ['id'],
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    after = page.next ?? undefined;
    const rows = new Map<string, Row>();
    const related = await readRelated(page.items, definition, reach);
    for (const record of page.items) {
      const row = await rowFor(record, related, compiled, moment);
      if (!row || row.key === null) continue;
      const mark = markOf(definition.id, row.key);
      if (!rows.has(mark)) rows.set(mark, { key: row.key, cells: row.cells, mark, records: row.records });
    }
    const fresh = await notSent([...rows.values()], context);
    if (fresh.length > 0) {
      await keepPackage(fresh, definition, context);
      made += fresh.length;
    }
  } while (after !== undefined);
  return made;
}

/** By what a row is known that was sent. */
export const markOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** A record as it is sent, and of which records that speaks. Throws `ActionRefused` naming it when a formula fails. */
export async function rowFor(
  record: Readonly<Record<string, unknown>> & { readonly id: string },
  related: Awaited<ReturnType<typeof readRelated>>,
  { rowOf }: CompiledOutgoing,
  moment: Parameters<CompiledOutgoing['rowOf']>[2],
) {
  const beside = related.get(record.id) ?? {};
  const row = await rowOf(record, beside, moment).catch((error: unknown) => refuseRecord(record.id, error));
  return row && { ...row, records: [record.id, ...idsOf(beside)] };
}

const idsOf = (related: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.values(related)
    .flat()
    .map((one) => (one as { readonly id: string }).id);

/** Left out, it would never be missed: nothing goes out until the formula or the record is mended. */
function refuseRecord(record: string, error: unknown): never {
  throw new ActionRefused([exchangeIssue('columns', 'exchange.formula', { record, reason: reasonOf(error) })]);
}

/** Those of which none has been sent with its key. */
export async function notSent(rows: readonly Row[], { list }: ModuleContext): Promise<readonly Row[]> {
  if (rows.length === 0) return [];
  const marks = rows.map(({ mark }) => mark);
  const { items } = await list(SENT, { filter: { mark: { in: marks } }, fields: ['mark'], limit: PAGE });
  const sent = new Set(items.map((one) => one['mark']));
  return rows.filter(({ mark }) => !sent.has(mark));
}

/** @param also what is written along with the package */
export async function keepPackage(
  rows: readonly Row[],
  definition: CompiledOutgoing['definition'],
  context: ModuleContext,
  also: readonly RecordCommand[] = [],
): Promise<void> {
  const state = (await readStates([stateNameOf(definition.id)], context)).get(stateNameOf(definition.id));
  if (!state) throw new Error(`the outgoing interface ${definition.id} has no state`);
  const number = state.packages + 1;
  const name = fileNameOf(definition, number, context.today);
  const content = fileOfRows(
    rows.map(({ cells }) => cells),
    definition,
  );
  const stored = await context.storeFile(name, piecesOf(content));
  const id = newId();
  await context.write([
    {
      action: 'create',
      entity: PACKAGE,
      id,
      values: { ...packageValues(definition, number, context.today), rows: rows.length, file: { id: stored.id } },
    },
    ...rows.map(
      ({ key, mark, records }): RecordCommand => ({
        action: 'create',
        entity: SENT,
        values: {
          key: key.slice(0, 500),
          interface: definition.id,
          mark,
          package: id,
          records: records.map((one) => ({ id: one })),
        },
      }),
    ),
    { action: 'update', entity: STATE, id: state.id, version: state.version, values: { packages: number } },
    ...also,
  ]);
}

async function* piecesOf(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
