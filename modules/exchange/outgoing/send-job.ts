import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { compileOutgoing, looksForChanges } from '@leitwerk/metadata/outgoing/compile-outgoing';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from '../exchange-issue.ts';
import { closeAlarms, raiseAlarm } from '../pick-up/alarms.ts';
import type { InterfaceState } from '../pick-up/interface-state.ts';
import { isDue, readStates, STATE } from '../pick-up/interface-state.ts';
import { openPlace, readConnection } from '../pick-up/open-place.ts';
import { connectionIs, connectionNamed, issuesBy, pauseAfter } from '../pick-up/pick-up-job.ts';
import type { Place } from '../pick-up/place.ts';
import { makePackages } from './make-packages.ts';
import { PACKAGE, SEND_JOB, stateNameOf } from './outgoing.ts';
import { hasDueEvent, packEvents } from './pack-events.ts';
import { mediaTypeOf } from './write-file.ts';

/** One piece of work; packages that are left go on in the next. */
const PIECE_MS = 20_000;
const FAILURES_TO_ALARM = 3;
const AT_ONCE = 50;

/** Makes packages of what has changed, if it is time, and sends those that wait, in their order. One process at a time does so. */
export const sendJob: ModuleJob = {
  label: { de: 'Sendungen hinausgeben', en: 'Send packages' },
  run: async (id, context, inRoles) => {
    const definition = context.outgoing[id];
    const state = (await readStates([stateNameOf(id)], context)).get(stateNameOf(id));
    const begun = new Date();
    if (!definition || !state || !(await isTime(definition, state, begun, context))) return;
    const note = (values: Readonly<Record<string, unknown>>) =>
      context.write([
        { action: 'update', entity: STATE, id: state.id, values: { ...values, triedAt: begun.toISOString() } },
      ]);
    // Asked for again meanwhile, it is done again; killed meanwhile, it is as well.
    if (state.asked) await note({ asked: false, lookAgainAt: begun.toISOString() });
    const connection = await connectionNamed(definition.send.connection, context);
    try {
      const reach = inRoles(definition.roles, `outgoing:${id}`);
      const compiled = compileOutgoing(definition);
      const told = definition.send.on ? await packEvents(compiled, begun, reach, context) : 0;
      const found = looksForChanges(definition) ? await makePackages(compiled, state, begun, reach, context) : 0;
      const rows = told + found;
      await note({ sentUntil: begun.toISOString(), keptUntil: begun.toISOString() });
      const hasMore = await sendWaiting(definition, connection?.id ?? null, context);
      await note({
        pickedAt: begun.toISOString(),
        result: rows > 0 ? 'taken' : 'nothing',
        files: rows,
        problem: null,
        failures: 0,
        lookAgainAt: hasMore ? begun.toISOString() : null,
      });
      await context.write([
        ...connectionIs('works', null, begun, connection),
        ...(await closeAlarms('unsent', id, context)),
      ]);
      if (hasMore) await context.startJob(SEND_JOB, id);
    } catch (error) {
      const issues = issuesBy(error);
      const failures = state.failures + 1;
      await note({
        result: 'failed',
        files: 0,
        problem: issues,
        failures,
        lookAgainAt: new Date(Date.now() + pauseAfter(failures)).toISOString(),
      });
      if (failures >= FAILURES_TO_ALARM || isFinal(error))
        await context.write(
          await raiseAlarm('unsent', definition, { issues: issues ?? [], owner: connection?.['owner'] }, context),
        );
      // A fault of the program is not the other side's: it is to be seen among the failed jobs.
      if (issues === null) throw error;
    }
  },
};

/** By the clock, because somebody has asked, or because something has happened; what has failed waits until it is looked at again. */
const isTime = async (
  { id, send }: OutgoingDefinition,
  state: InterfaceState,
  now: Date,
  context: ModuleContext,
): Promise<boolean> =>
  isDue(send.schedule, state, now) ||
  (send.on !== undefined && !state.paused && state.failures === 0 && (await hasDueEvent(id, now, context)));

const isFinal = (error: unknown): boolean => error instanceof ActionRefused && error.status === 422;

/** @returns whether more are waiting */
async function sendWaiting(
  definition: OutgoingDefinition,
  connection: string | null,
  context: ModuleContext,
): Promise<boolean> {
  const until = Date.now() + PIECE_MS;
  const waiting = await packagesWaiting(definition.id, context);
  if (waiting.length === 0) return false;
  const { connection: name, file } = definition.send;
  if (connection === null)
    throw new ActionRefused([exchangeIssue('connection', 'exchange.unknown-connection', { name })]);
  const place = await openPlace(await readConnection(connection, context), file, context);
  try {
    for (const one of waiting) {
      if (Date.now() > until) return true;
      await sendPackage(one, definition, place, context);
    }
  } finally {
    await place.close();
  }
  return waiting.length === AT_ONCE;
}

type Waiting = Readonly<Record<string, unknown>> & { readonly id: string };

const packagesWaiting = async (id: string, { list }: ModuleContext): Promise<readonly Waiting[]> =>
  (await list(PACKAGE, { filter: { interface: id, state: 'waiting' }, sort: ['number'], limit: AT_ONCE })).items;

/** Puts a package where it belongs. One that lies there already was put there before somebody was killed. */
async function sendPackage(
  one: Waiting,
  definition: OutgoingDefinition,
  place: Place,
  context: ModuleContext,
): Promise<void> {
  const kept = one['file'] as { readonly id: string } | null;
  const file = kept ? await context.openFile(kept.id) : null;
  if (!file) throw new ActionRefused([exchangeIssue('file', 'exchange.file-gone')]);
  const pieces: Buffer[] = [];
  for await (const piece of file.stream) pieces.push(piece);
  await place.put(definition.send.folder ?? '', String(one['name']), Buffer.concat(pieces), {
    key: one.id,
    type: mediaTypeOf(definition),
  });
  const values = { state: 'sent', sentAt: new Date().toISOString() };
  await context.write([{ action: 'update', entity: PACKAGE, id: one.id, values }]);
}
