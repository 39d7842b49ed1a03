import type { InterfaceDefinition, InterfaceMail, InterfacePickUp } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { refusalOf } from '@leitwerk/platform/module/refusal-of';
import { exchangeIssue } from '../exchange-issue.ts';
import { closeAlarms, raiseAlarm } from './alarms.ts';
import { CONNECTION } from './connection.ts';
import type { InterfaceState } from './interface-state.ts';
import { isDue, readStates, STATE } from './interface-state.ts';
import type { Mailbox } from './mailboxes.ts';
import { mailboxOf } from './mailboxes.ts';
import { openPlace, readConnection } from './open-place.ts';
import type { Taken } from './take-files.ts';
import { takeFiles } from './take-files.ts';
import { takeMails } from './take-mails.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export const PICK_UP_JOB = 'exchange.pickUp';

/** So many tries in a row that fail give an alarm. */
const FAILURES_TO_ALARM = 3;
const LONGEST_PAUSE_MINUTES = 60;
const STOPPED: ReadonlySet<string> = new Set(['exchange.host-key', 'exchange.stopped']);

/**
 * Picks up what lies ready for an interface, if it is time. One process at a time does so for an interface; a second one finds it done.
 * What keeps it from that is said at the interface, and tried again after a pause that grows.
 */
export const pickUpJob: ModuleJob = {
  label: { de: 'Lieferungen abholen', en: 'Pick up deliveries' },
  run: async (id, context) => {
    const definition = context.interfaces[id];
    const state = (await readStates([id], context)).get(id);
    const begun = new Date();
    if (!definition?.pickUp || !state || !isDue(definition.pickUp.schedule, state, begun)) return;
    // Asked for again meanwhile, it is done again; killed meanwhile, it is as well.
    if (state.asked) await note(state, { asked: false, lookAgainAt: begun.toISOString() }, context);
    const { mail, connection: name } = definition.pickUp;
    const mailbox = mail ? await mailboxOf(mail.mailbox, context) : null;
    const connection = mail ? null : await connectionNamed(name ?? '', context);
    try {
      const taken = mail
        ? await takeMails(definition, { ...definition.pickUp, mail }, mailboxFor(mail, mailbox), state, context)
        : await pickUp(definition, definition.pickUp, connection, context);
      await noteDone(definition, state, taken, begun, connection, context);
      if (taken.lookAgainIn !== null)
        await context.startJob(PICK_UP_JOB, id, new Date(Date.now() + taken.lookAgainIn * 1000));
    } catch (error) {
      const issues = issuesBy(error);
      await noteFailed(
        definition,
        state,
        issues,
        begun,
        { connection, owner: (mailbox ?? connection)?.['owner'] },
        context,
      );
      // A fault of the program is not the other side's: it is to be seen among the failed jobs.
      if (issues === null) throw error;
    }
  },
};

function mailboxFor({ mailbox: address }: InterfaceMail, found: Mailbox | null): Mailbox {
  if (!found) throw new ActionRefused([exchangeIssue('mailbox', 'exchange.unknown-mailbox', { address })]);
  return found;
}

async function pickUp(
  definition: InterfaceDefinition,
  wanted: InterfacePickUp,
  connection: Row | null,
  context: ModuleContext,
): Promise<Taken> {
  const name = wanted.connection ?? '';
  if (!connection) throw new ActionRefused([exchangeIssue('connection', 'exchange.unknown-connection', { name })]);
  if (connection['state'] === 'stopped')
    throw new ActionRefused([exchangeIssue('connection', 'exchange.stopped', { name })]);
  const place = await openPlace(await readConnection(connection.id, context), wanted.files, context);
  try {
    return await takeFiles(definition, wanted, place, connection['owner'], context);
  } finally {
    await place.close();
  }
}

/** The connection of this name; null when nobody has added one. */
export async function connectionNamed(name: string, { list }: ModuleContext): Promise<Row | null> {
  return (await list(CONNECTION, { filter: { name }, limit: 1 })).items[0] ?? null;
}

const note = (state: InterfaceState, values: Readonly<Record<string, unknown>>, context: ModuleContext) =>
  context.write([{ action: 'update', entity: STATE, id: state.id, values }]);

async function noteDone(
  { id }: InterfaceDefinition,
  state: InterfaceState,
  { files, lookAgainIn, problem }: Taken,
  begun: Date,
  connection: Row | null,
  context: ModuleContext,
): Promise<void> {
  const values = {
    keptUntil: begun.toISOString(),
    triedAt: begun.toISOString(),
    pickedAt: begun.toISOString(),
    result: files > 0 ? 'taken' : 'nothing',
    files,
    problem,
    failures: 0,
    lookAgainAt: lookAgainIn === null ? null : new Date(Date.now() + lookAgainIn * 1000).toISOString(),
  };
  await context.write([
    { action: 'update', entity: STATE, id: state.id, values },
    ...connectionIs('works', null, begun, connection),
    ...(state.failures > 0 ? await closeAlarms('failing', id, context) : []),
    ...(await closeAlarms('stopped', id, context)),
  ]);
}

async function noteFailed(
  definition: InterfaceDefinition,
  state: InterfaceState,
  issues: readonly Issue[] | null,
  begun: Date,
  { connection, owner }: { readonly connection: Row | null; readonly owner: unknown },
  context: ModuleContext,
): Promise<void> {
  const failures = state.failures + 1;
  const values = {
    // Made up for by the next try, not by each time that was missed.
    keptUntil: begun.toISOString(),
    triedAt: begun.toISOString(),
    result: 'failed',
    files: 0,
    problem: issues,
    failures,
    lookAgainAt: definition.pickUp?.schedule ? new Date(Date.now() + pauseAfter(failures)).toISOString() : null,
  };
  const isStopped = issues?.some(({ code }) => STOPPED.has(code)) ?? false;
  const raised = { issues: issues ?? [], owner: owner ?? null };
  const alarms = isStopped
    ? await raiseAlarm('stopped', definition, raised, context)
    : failures >= FAILURES_TO_ALARM
      ? await raiseAlarm('failing', definition, raised, context)
      : [];
  const about =
    connection?.['state'] === 'stopped'
      ? []
      : connectionIs(isStopped ? 'stopped' : 'failing', issues, begun, connection);
  await context.write([{ action: 'update', entity: STATE, id: state.id, values }, ...about, ...alarms]);
}

/** How long to wait, in milliseconds, after so many tries in a row that have failed. */
export const pauseAfter = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MINUTES, 2 ** Math.min(10, failures)) * 60_000;

/** What a connection is found to be, written where it was something else before. */
export function connectionIs(
  state: 'works' | 'failing' | 'stopped',
  problem: readonly Issue[] | null,
  at: Date,
  connection: Row | null,
): readonly RecordCommand[] {
  if (
    !connection ||
    (connection['state'] === state && JSON.stringify(connection['problem'] ?? null) === JSON.stringify(problem))
  )
    return [];
  const values = { state, problem, triedAt: at.toISOString() };
  return [{ action: 'update', entity: CONNECTION, id: connection.id, values }];
}

/** Why something was refused, for now or for good; null for a fault. */
export function issuesBy(error: unknown): readonly Issue[] | null {
  if (error instanceof ActionRefused) return error.issues;
  const refusal = refusalOf(error);
  if (!refusal) return null;
  return refusal.issues ?? [{ path: '', code: refusal.code, ...(refusal.params && { params: refusal.params }) }];
}
