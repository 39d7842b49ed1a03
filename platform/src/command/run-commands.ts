import { newId } from '../new-id.ts';
import { wholeRecord } from '../query/record-to-sql.ts';
import { readRecord } from '../query/run-query.ts';
import type { Refusal } from '../refusal.ts';
import { Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import { undone } from '../storage/database.ts';
import { applyValues } from './apply-values.ts';
import { attachFiles } from './attach-files.ts';
import type { Clearing } from './check-incoming.ts';
import { checkIncoming } from './check-incoming.ts';
import { checkReferences } from './check-references.ts';
import type { Command, CommandResult } from './command.ts';
import { causeOf } from './command.ts';
import { authoriseCommand, decodeCommand } from './decode-command.ts';
import { deriveAndCheck } from './derive-and-check.ts';
import { guardUsers } from './guard-users.ts';
import { loadRecords } from './load-records.ts';
import { moveStatus } from './move-status.ts';
import { numberRecords } from './number-records.ts';
import { persistRecords } from './persist-records.ts';
import { changesOf } from './row-of-record.ts';
import { isTransient, refusalOfDatabaseError } from './translate-database-error.ts';
import type { Work } from './work.ts';
import { isOpen, makeWork, refuseWork } from './work.ts';

export type RunOptions = {
  /** All or nothing: one refusal undoes every command. */
  readonly atomic: boolean;
  /** Done in the same transaction when everything else is (e.g. remembering the answer for an idempotency key). */
  readonly andThen?: (tx: Transaction, results: readonly CommandResult[]) => Promise<void>;
  /** Everything is done and judged, then undone: tells what would become of the commands. */
  readonly tryOut?: boolean;
  /** Waited for by what stores, when all is judged: work that must be stored first. */
  readonly beforeStore?: () => Promise<void>;
  /** Results come without the records: reading them back, with their sums over others, costs as much as a simple write. */
  readonly withoutRecords?: boolean;
};

const ATTEMPTS = 4;

/**
 * The one way of writing: any number of commands in one transaction, each through every step. Steps work on all commands at
 * once, so that a thousand cost a few statements.
 * @returns one result per command, in order; when `atomic` and one was refused, nothing is stored
 */
export async function runCommands(
  database: Storage,
  commands: readonly Command[],
  context: Context,
  options: RunOptions,
): Promise<readonly CommandResult[]> {
  for (let attempt = 1; ; attempt += 1) {
    const works = commands.map((command) => workOf(command, context));
    try {
      return await runWorks(database, works, context, options);
    } catch (error) {
      if (isTransient(error) && attempt < ATTEMPTS) continue;
      if (error instanceof Undone) return works.map((work) => ({ refusal: work.refusal ?? UNDONE }));
      const refusal = error instanceof Refused ? error.refusal : refusalOfDatabaseError(error, context.model.model);
      if (!refusal) throw error;
      return works.map((work) => ({ refusal: work.refusal ?? refusal }));
    }
  }
}

/** Why a batch that is done or refused as a whole was refused; others are refused along with the one that says why. */
export function refusalIn(results: readonly CommandResult[]): Refusal | null {
  const refusals = results.flatMap((result) => ('refusal' in result ? [result.refusal] : []));
  return refusals.find(({ code }) => code !== UNDONE.code) ?? refusals[0] ?? null;
}

/** Whether a command could be right for some record, by the actor's rights and its shape alone. Throws the refusal. */
export function checkCommand(command: Command, context: Context): void {
  const work = workOf(command, context);
  authoriseCommand(work, context);
  if (isOpen(work)) decodeCommand(work);
  if (work.refusal) throw new Refused(work.refusal);
}

/** Ends an atomic transaction after a refusal; the works say why. */
class Undone extends Error {}

async function runWorks(
  database: Storage,
  works: readonly Work[],
  context: Context,
  options: RunOptions,
): Promise<readonly CommandResult[]> {
  for (const work of works.filter(isOpen)) authoriseCommand(work, context);
  for (const work of works.filter(isOpen)) decodeCommand(work);
  stopIfAtomic(works, options);
  if (!options.tryOut) await numberRecords(database, works, context.model, false);

  const done = async (tx: Transaction): Promise<readonly CommandResult[]> => {
    // Numbers of a mere trial are given back with everything else.
    if (options.tryOut) await numberRecords(tx, works, context.model, false);
    for (const wave of wavesOf(works)) await runWave(tx, wave, context, options);
    const results = works.map(resultOf);
    await options.andThen?.(tx, results);
    return results;
  };
  return options.tryOut ? undone(database, done) : database.transaction(done);
}

/** Commands for different records of one entity, from load to store. */
async function runWave(tx: Transaction, works: readonly Work[], context: Context, options: RunOptions): Promise<void> {
  await loadRecords(tx, works, context);
  applyValues(works);
  await checkReferences(tx, works, context);
  await attachFiles(tx, works, context);
  await moveStatus(works);
  await deriveAndCheck(tx, works, context);
  const clearings = await checkIncoming(tx, works, context.model);
  stopIfAtomic(works, options);
  const writing = options.beforeStore ? after(options.beforeStore, tx) : tx;
  await clearReferences(writing, clearings, works, context);
  await storeWave(writing, works, context, options);
  await guardUsers(writing, works);
}

/** Statements wait; what is made ready for the first of them is made meanwhile. */
const after = (before: () => Promise<void>, tx: Transaction): Transaction => ({
  ...tx,
  query: async (statement, name) => {
    await before();
    return tx.query(statement, name);
  },
});

const stopIfAtomic = (works: readonly Work[], options: RunOptions): void => {
  if (options.atomic && !works.every(isOpen)) throw new Undone();
};

/** Stores what is left. When the database refuses one of many that may fail singly, each is stored by itself. */
async function storeWave(
  tx: Transaction,
  works: readonly Work[],
  context: Context,
  options: RunOptions,
): Promise<void> {
  const open = works.filter(isOpen);
  if (open.length === 0) return;
  const isLast = options.atomic || open.length === 1;
  try {
    if (options.atomic) return await store(tx, open, context, options);
    await tx.savepoint(() => store(tx, open, context, options));
  } catch (error) {
    if (isTransient(error)) throw error;
    const refusal = error instanceof Undone ? null : refusalOfDatabaseError(error, context.model.model);
    if (!(error instanceof Undone) && !refusal) throw error;
    if (isLast) {
      for (const work of open) if (refusal) refuseWork(work, refusal.status, refusal.code, refusal);
      if (options.atomic) throw new Undone();
      return;
    }
    for (const work of open) {
      work.refusal = null;
      work.done = null;
      await storeWave(tx, [work], context, options);
    }
  }
}

async function store(tx: Transaction, works: readonly Work[], context: Context, options: RunOptions): Promise<void> {
  await numberRecords(tx, works, context.model, true);
  for (const work of works) {
    // Numbers may be part of computed fields, and only now are all of them known.
    if (work.command.action === 'create' && hasNumber(work))
      Object.assign(work.draft, await work.entity.rules.derive(work.draft, work.rule));
    work.changes = changesOf(work);
  }
  const changed = works.filter((work) => !isUnchanged(work));
  await persistRecords(tx, changed, context, options.withoutRecords !== true);
  await answerUnchanged(tx, works.filter(isUnchanged), context, options);
  if (!works.every(isOpen)) throw new Undone();
}

const hasNumber = (work: Work): boolean => work.entity.entity.fields.some((field) => field.type === 'number-range');

/** An update that changes nothing makes no version and no history, unless it is part of something that does. */
const isUnchanged = (work: Work): boolean =>
  work.command.action === 'update' && !causeOf(work.command) && Object.keys(work.changes).length === 0;

async function answerUnchanged(
  tx: Transaction,
  works: readonly Work[],
  context: Context,
  { withoutRecords }: RunOptions,
): Promise<void> {
  for (const work of works) {
    const shape = wholeRecord(work.entity, context);
    const record = withoutRecords ? null : await readRecord(tx, work.entity, work.id, shape, context);
    work.done = { id: work.id, version: Number(work.before?.['version']), record, changes: {} };
  }
}

/** Lets go of deleted records as updates of their own, by the platform's right, in the name of who deletes. */
async function clearReferences(
  tx: Transaction,
  clearings: readonly Clearing[],
  works: readonly Work[],
  context: Context,
): Promise<void> {
  if (clearings.length === 0) return;
  const by = works[0]?.by ?? context.actor.id;
  const system: Context = {
    ...context,
    actor: { ...context.actor, id: by, isSystem: true },
    access: context.model.accessOf({ ...context.actor, isSystem: true }),
  };
  const commands = clearings.map(
    ({ entity, field, id }): Command => ({
      action: 'update',
      entity,
      id,
      values: { [field]: null },
      stamp: { at: context.now, by },
    }),
  );
  const cleared = commands.map((command) => workOf(command, system));
  for (const work of cleared) decodeCommand(work);
  for (const wave of wavesOf(cleared)) await runWave(tx, wave, system, { atomic: true });
}

function workOf(command: Command, context: Context): Work {
  const entity = context.model.entities.get(command.entity);
  if (!entity) throw new Refused({ status: 404, code: 'record.unknown-entity', params: { entity: command.entity } });
  return makeWork(command, entity, command.id ?? newId(), context);
}

/** Runs of commands for one entity in which no record comes twice: the later command must see what the earlier one did. */
function* wavesOf(works: readonly Work[]): Generator<readonly Work[]> {
  let wave: Work[] = [];
  let ids = new Set<string>();
  for (const work of works.filter(isOpen)) {
    if (wave.length > 0 && (wave[0]?.entity !== work.entity || ids.has(work.id) || mustFollow(wave, work))) {
      yield wave;
      wave = [];
      ids = new Set();
    }
    wave.push(work);
    ids.add(work.id);
  }
  if (wave.length > 0) yield wave;
}

const isGoing = ({ command }: Work): boolean => command.action === 'delete' || command.action === 'purge';

/** What goes must see that records of its own entity have let go of it. */
const mustFollow = (wave: readonly Work[], work: Work): boolean =>
  isGoing(work) &&
  work.entity.entity.incoming.some((one) => one.entity === work.entity.entity.name) &&
  !wave.every(isGoing);

const UNDONE: Refusal = { status: 409, code: 'batch.undone' };

const resultOf = (work: Work): CommandResult => {
  if (work.refusal) return { refusal: work.refusal };
  return work.done ? { done: work.done } : { refusal: UNDONE };
};
