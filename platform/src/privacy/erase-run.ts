import type { Command } from '../command/command.ts';
import { refusalIn, runCommands } from '../command/run-commands.ts';
import { readRecord } from '../query/run-query.ts';
import { issuesOf, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Run, RunContext, RunKind, RunProblem } from '../run/run.ts';
import { addCounts } from '../run/run.ts';
import type { Transaction } from '../storage/database.ts';
import { within } from '../storage/database.ts';
import type { Person } from './find-subject.ts';
import { openHolds } from './legal-holds.ts';
import { lockPerson } from './lock-person.ts';
import { asPlatform } from './personal-model.ts';
import type { ErasurePlan, Mention, Planned } from './plan-erasure.ts';
import { planErasure } from './plan-erasure.ts';
import { notePrivacyEvent } from './privacy-events.ts';
import { forgetCopies } from './record-copies.ts';
import { removeTraces } from './remove-traces.ts';
import { restrictKept } from './restrictions.ts';

export const ERASE_RUN = 'erase-person';
/** Records that go in one transaction. */
const BATCH = 100;

export type EraseInput = { readonly entity: string; readonly id: string };

type Cursor = { readonly skipped: readonly string[] };

/**
 * Erases what is about a person and need not be kept, and restricts the rest until its period ends. Each step asks anew what there is
 * to be done, so that it goes on after a kill and leaves alone what came under a hold meanwhile.
 */
export const eraseRun: RunKind = {
  name: ERASE_RUN,
  step: async (run, given) => {
    const { context, database } = given;
    if (!context.access.permissions.has('privacy.erase')) refuse(403, 'record.forbidden');
    const { entity, id } = run.input as unknown as EraseInput;
    const person: Person = { entity, id };
    const plan = await planErasure(database, person, context);
    if (plan.isHeld) refuse(409, 'privacy.held');
    const skipped = new Set((run.cursor as Cursor | null)?.skipped ?? []);
    const going = plan.planned.filter(({ outcome, record }) => outcome === 'delete' && !skipped.has(record.id));
    const batch = going.slice(0, BATCH);
    const total = run.done + going.length;
    return batch.length > 0
      ? eraseBatch(batch, { run, person, plan, skipped, total }, given)
      : finish({ run, person, plan, skipped, total }, given);
  },
};

type Work = {
  readonly run: Run;
  readonly person: Person;
  readonly plan: ErasurePlan;
  readonly skipped: ReadonlySet<string>;
  readonly total: number;
};

async function eraseBatch(
  batch: readonly Planned[],
  { run, person, plan, skipped, total }: Work,
  { database, context, save }: RunContext,
): Promise<boolean> {
  const platform = asPlatform(context);
  await database.transaction(async (tx) => {
    for (const id of [...plan.holders].sort()) await lockPerson(tx, { entity: person.entity, id });
    if ((await openHolds(tx, plan.holders)).length > 0) refuse(409, 'privacy.held');
    // What stays is out of sight before the first record goes.
    await restrictKept(tx, person, plan.planned, context);
    const letGo = await lettingGo(tx, plan.mentions, new Set(batch.map(({ record }) => record.id)), platform);
    await runCommands(within(tx), letGo, platform, { atomic: false, withoutRecords: true });
    const commands = batch.map(
      ({ record }): Command => ({ action: 'purge', entity: record.personal.entity.entity.name, id: record.id }),
    );
    const results = await runCommands(within(tx), commands, platform, { atomic: false, withoutRecords: true });
    const problems: RunProblem[] = [];
    const gone: string[] = [];
    for (const [at, { record }] of batch.entries()) {
      const result = results[at];
      const refusal = result ? refusalIn([result]) : null;
      if (refusal)
        problems.push({
          position: run.done + at + 1,
          recordId: record.id,
          ...titled(record.title),
          issues: issuesOf(refusal),
        });
      else gone.push(record.id);
    }
    await removeTraces(tx, gone);
    await forgetCopies(tx, gone, platform);
    const counts = { erased: gone.length, ...(problems.length > 0 && { refused: problems.length }) };
    await save(tx, {
      cursor: { skipped: [...skipped, ...problems.flatMap(({ recordId }) => recordId ?? [])] } satisfies Cursor,
      done: run.done + batch.length,
      total,
      counts: addCounts(run.counts, counts),
      problems,
    });
  });
  return true;
}

/** What has records of others let go of those that go. */
async function lettingGo(
  tx: Transaction,
  mentions: readonly Mention[],
  going: ReadonlySet<string>,
  context: Context,
): Promise<readonly Command[]> {
  const concerned = mentions.filter(({ target }) => going.has(target));
  const commands: Command[] = [];
  for (const group of Map.groupBy(concerned, ({ entity, id }) => `${entity} ${id}`).values()) {
    const [first] = group;
    const entity = first && context.model.entities.get(first.entity);
    if (!first || !entity) continue;
    const fields = [...new Set(group.map(({ field }) => field))];
    const text = await readRecord(tx, entity, first.id, { fields, expand: new Set() }, context);
    if (text === null) continue;
    const record = JSON.parse(text) as Record<string, unknown>;
    // Of several that are linked, the others stay.
    const values = fields.map((field): [string, unknown] => {
      const value = record[field];
      return [field, Array.isArray(value) ? value.filter((one: { id?: string }) => !going.has(String(one.id))) : null];
    });
    commands.push({ action: 'update', entity: first.entity, id: first.id, values: Object.fromEntries(values) });
  }
  return commands;
}

const titled = (title: string | null) => (title === null ? {} : { title });

async function finish(
  { run, person, plan, total, skipped }: Work,
  { database, context, save }: RunContext,
): Promise<boolean> {
  const count = (outcome: Planned['outcome']) => plan.planned.filter((one) => one.outcome === outcome).length;
  const counts = addCounts(run.counts, { restricted: count('restrict'), kept: count('keep') });
  await database.transaction(async (tx) => {
    await restrictKept(tx, person, plan.planned, context);
    await notePrivacyEvent(tx, { id: run.id, person, action: 'erase', counts }, context);
    await save(tx, { cursor: { skipped: [...skipped] }, done: run.done, total, counts });
  });
  return false;
}
