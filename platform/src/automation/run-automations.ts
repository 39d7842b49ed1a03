import type { AutomationDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import { ofActions } from '@leitwerk/metadata/workflow/formulas-of';
import { newId } from '../new-id.ts';
import { isPassing, issuesOf, Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Queryable, Storage, Transaction } from '../storage/database.ts';
import type { Formulas } from '../workflow/compile-formulas.ts';
import { compileFormulas } from '../workflow/compile-formulas.ts';
import type { Origin } from '../workflow/do-actions.ts';
import { doActions } from '../workflow/do-actions.ts';
import { readSubject } from '../workflow/read-subject.ts';
import type { AutomationRun } from './store-runs.ts';
import { beginRun, chainOf, storeRun } from './store-runs.ts';

/** What may have set an automation off. */
export type Happened = {
  readonly entity: string;
  readonly recordId: string;
  /** created, updated, moved, schedule or incoming */
  readonly word: string;
  /** The same when it comes again. */
  readonly cause: string;
  /** Of a record's event: by which event of its status it was moved, which fields (by id) have changed, on whose behalf. */
  readonly change?: {
    readonly event: string | null;
    readonly fields: readonly string[];
    readonly requestId: string | null;
  };
  /** The message of another system. */
  readonly message?: unknown;
};

/** Automations that set each other off, one after the other; what goes on after that turns in a circle. */
const LONGEST_CHAIN = 10;

const compiled = new WeakMap<AutomationDefinition, Formulas>();

/** Compiled once per model. */
export function formulasOfAutomation(definition: AutomationDefinition): Formulas {
  const known = compiled.get(definition);
  if (known) return known;
  const formulas = compileFormulas([
    ...(definition.if === undefined ? [] : [definition.if]),
    ...ofActions(definition.actions),
  ]);
  compiled.set(definition, formulas);
  return formulas;
}

/** Whether one of its triggers answers to what has happened. */
export const isSetOff = ({ entity, when }: AutomationDefinition, happened: Omit<Happened, 'cause'>): boolean =>
  entity === happened.entity &&
  when.some(
    ({ on, event, fields }) =>
      on === happened.word &&
      (event === undefined || event === happened.change?.event) &&
      (fields === undefined || fields.some((field) => happened.change?.fields.includes(field))),
  );

/** Runs what is set off, one after the other in their order, each in a transaction of its own. @returns those whose condition held */
export async function runAutomations(
  database: Storage,
  happened: Happened,
  context: Context,
  definitions: readonly AutomationDefinition[] = context.model.model.automations,
): Promise<readonly AutomationRun[]> {
  const runs: AutomationRun[] = [];
  for (const definition of definitions.filter((one) => isSetOff(one, happened))) {
    // Most conditions do not hold: that is not worth a transaction.
    if (!(await holdsFor(database, definition, happened, context))) continue;
    const run = await database.transaction((tx) => runOnce(tx, definition, happened, context));
    if (run) runs.push(run);
  }
  return runs;
}

/** Whether there is a record, and the condition holds for it as it is now. */
async function holdsFor(
  database: Queryable,
  definition: AutomationDefinition,
  { entity, recordId, message }: Pick<Happened, 'entity' | 'recordId' | 'message'>,
  context: Context,
): Promise<boolean> {
  const subject = await readSubject(database, entity, recordId, context);
  if (!subject || definition.if === undefined) return subject !== null;
  return formulasOfAutomation(definition).holds(definition.if, subject.record, ruleFor(message, context));
}

const ruleFor = (message: unknown, context: Context): RuleContext => ({
  ...ruleContextOf(context),
  ...(message !== undefined && { output: message }),
});

/** All its actions or none; a refusal is kept with its reason, for somebody to look at. Once per cause. @returns null when it had nothing to do */
async function runOnce(
  tx: Transaction,
  definition: AutomationDefinition,
  { entity, recordId, word, cause, change, message }: Happened,
  context: Context,
): Promise<AutomationRun | null> {
  const formulas = formulasOfAutomation(definition);
  const rule = ruleFor(message, context);
  if (!(await holdsFor(tx, definition, { entity, recordId, message }, context))) return null;
  const begun = performance.now();
  const chain = [...(await chainOf(tx, change?.requestId ?? null)), definition.id];
  const run: AutomationRun = {
    id: newId(),
    automation: definition.id,
    entity,
    recordId,
    cause,
    event: word,
    chain,
    state: 'done',
    problem: null,
    actions: [],
    at: context.now,
    ms: 0,
  };
  if (!(await beginRun(tx, run))) return null;
  const origin: Origin = {
    kind: 'automation',
    id: run.id,
    key: run.id,
    entity,
    recordId,
    roles: definition.roles,
    formulas,
  };
  const ended = await attempt(tx, async () => {
    if (chain.length > LONGEST_CHAIN) return refuse(409, 'automation.loop', { params: { most: LONGEST_CHAIN } });
    return doActions(tx, definition.actions, origin, rule, context);
  });
  const done = { ...run, ...ended, ms: Math.round(performance.now() - begun) };
  await storeRun(tx, done);
  return done;
}

/**
 * Does what a run could not do, which has left nothing, with the record as it is now; what it has done stands under the same run. Refuses
 * when its condition does not hold any more, and whatever its actions refuse.
 */
export async function repeatRun(
  tx: Transaction,
  definition: AutomationDefinition,
  { id, entity, recordId }: Pick<AutomationRun, 'id' | 'entity' | 'recordId'>,
  context: Context,
): Promise<void> {
  const { roles } = definition;
  const about = { entity, recordId, message: undefined };
  if (!(await holdsFor(tx, definition, about, context))) return refuse(409, 'automation.not-now');
  const begun = performance.now();
  const formulas = formulasOfAutomation(definition);
  const origin: Origin = { kind: 'automation', id, key: id, entity, recordId, roles, formulas };
  const actions = await doActions(tx, definition.actions, origin, ruleContextOf(context), context);
  await storeRun(tx, { id, state: 'done', problem: null, actions, ms: Math.round(performance.now() - begun) });
}

type Ended = Pick<AutomationRun, 'state' | 'problem' | 'actions'>;

async function attempt(tx: Transaction, work: () => Promise<AutomationRun['actions']>): Promise<Ended> {
  try {
    return { state: 'done', problem: null, actions: await tx.savepoint(work) };
  } catch (error) {
    if (!(error instanceof Refused) || isPassing(error.refusal)) throw error;
    const problem: Issue | null = issuesOf(error.refusal)[0] ?? null;
    return { state: 'failed', problem, actions: [] };
  }
}
