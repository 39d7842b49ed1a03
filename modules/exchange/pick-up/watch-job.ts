import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { DELIVERY } from '../exchange.ts';
import { exchangeIssue } from '../exchange-issue.ts';
import { EVENT, SEND_JOB, stateNameOf } from '../outgoing/outgoing.ts';
import { ALARM, closeAlarms, raiseAlarm } from './alarms.ts';
import { CONNECTION } from './connection.ts';
import type { InterfaceState } from './interface-state.ts';
import { isDue, lastTime, MOST_STATES, readStates, STATE, timeBefore } from './interface-state.ts';
import { mailboxOf } from './mailboxes.ts';
import { PICK_UP_JOB } from './pick-up-job.ts';
import { sourceOf, sourcesThere } from './sources.ts';

type Row = Readonly<Record<string, unknown>>;

/** Looks, every minute, which interfaces are due, whose delivery has not come, and where rows are refused. */
export const watchJob: ModuleJob = {
  label: { de: 'Schnittstellen überwachen', en: 'Watch over interfaces' },
  everyMinute: true,
  run: async (_key, context) => {
    const now = new Date();
    const watched = Object.values(context.interfaces).filter(({ pickUp, expected }) => pickUp || expected);
    const states = await readStates(
      watched.map(({ id }) => id),
      context,
    );
    const connected = (await sourcesThere(context)) ?? new Set();
    for (const definition of watched) {
      const state = states.get(definition.id);
      if (!state) await begin(definition.id, now, context);
      else {
        // One whose connection nobody has added yet has not been set up.
        const isSetUp = definition.pickUp && connected.has(sourceOf(definition.pickUp));
        if (isSetUp && isDue(definition.pickUp?.schedule, state, now))
          await context.startJob(PICK_UP_JOB, definition.id);
        await checkExpected(definition, state, now, context);
      }
    }
    await watchOutgoing(connected, now, context);
    await checkRefused(context);
  },
};

async function watchOutgoing(connected: ReadonlySet<string>, now: Date, context: ModuleContext): Promise<void> {
  const scheduled = Object.values(context.outgoing).filter(({ send }) => send.schedule || send.on || send.after);
  const states = await readStates(
    scheduled.map(({ id }) => stateNameOf(id)),
    context,
  );
  const told = await toldOf(now, context);
  for (const { id, send } of scheduled) {
    const state = states.get(stateNameOf(id));
    if (!state) await begin(stateNameOf(id), now, context);
    else if (connected.has(send.connection) && (told.has(id) || isDue(send.schedule, state, now)))
      await context.startJob(SEND_JOB, id);
  }
}

/** Those of which an event waits: what a crash has left behind. */
async function toldOf(now: Date, { list }: ModuleContext): Promise<ReadonlySet<string>> {
  const filter = { dueAt: { lte: now.toISOString() } };
  const { items } = await list(EVENT, { filter, fields: ['interface'], sort: ['dueAt'], limit: MOST_STATES });
  return new Set(items.map((one) => String(one['interface'])));
}

/** A schedule that is new begins with now. */
const begin = (id: string, now: Date, context: ModuleContext) => {
  const at = now.toISOString();
  return context.write([
    { action: 'create', entity: STATE, values: { interface: id, keptUntil: at, expectedUntil: at } },
  ]);
};

async function checkExpected(
  definition: InterfaceDefinition,
  state: InterfaceState,
  now: Date,
  context: ModuleContext,
): Promise<void> {
  const { id, expected } = definition;
  if (!expected) return;
  const closing = await closeIfCame(id, context);
  const due = state.expectedUntil && !state.paused ? lastTime(expected, state.expectedUntil, now) : null;
  const isNew = state.expectedUntil === null;
  if (!due && !isNew) {
    if (closing.length > 0) await context.write(closing);
    return;
  }
  const alarms: readonly RecordCommand[] =
    due && !(await hasCome(id, timeBefore(expected, due), context))
      ? await raiseAlarm(
          'missing',
          definition,
          {
            issues: [exchangeIssue('', 'exchange.missing', { by: due.toISOString().slice(0, 16) })],
            owner: await ownerFor(definition, context),
          },
          context,
        )
      : [];
  await context.write([
    ...closing,
    {
      action: 'update',
      entity: STATE,
      id: state.id,
      version: state.version,
      values: { expectedUntil: now.toISOString() },
    },
    ...alarms,
  ]);
}

/** A delivery that comes after all ends the alarm about it. */
async function closeIfCame(id: string, context: ModuleContext): Promise<readonly RecordCommand[]> {
  const filter = { interface: id, kind: 'missing', closedAt: { isNull: true } };
  const [open] = (await context.list(ALARM, { filter, fields: ['raisedAt'], limit: 1 })).items;
  return open && (await hasCome(id, new Date(String(open['raisedAt'])), context))
    ? closeAlarms('missing', id, context)
    : [];
}

const hasCome = async (id: string, after: Date, { list }: ModuleContext): Promise<boolean> =>
  (
    await list(DELIVERY, {
      filter: { interface: id, createdAt: { gt: after.toISOString() } },
      fields: ['id'],
      limit: 1,
    })
  ).items.length > 0;

async function ownerFor({ pickUp }: InterfaceDefinition, context: ModuleContext): Promise<unknown> {
  if (!pickUp) return null;
  if (pickUp.mail) return (await mailboxOf(pickUp.mail.mailbox, context))?.owner ?? null;
  const filter = { name: pickUp.connection };
  const { items } = await context.list(CONNECTION, { filter, fields: ['owner'], limit: 1 });
  return items[0]?.['owner'] ?? null;
}

/** One alarm for each interface with refused rows; another one when more are refused after that. */
async function checkRefused(context: ModuleContext): Promise<void> {
  const fields = ['interface', 'endedAt'];
  const partly = await context.list(DELIVERY, {
    filter: { state: 'partly' },
    fields,
    sort: ['-endedAt'],
    limit: MOST_STATES,
  });
  const latest = new Map<string, string>();
  for (const one of partly.items) {
    const id = String(one['interface']);
    if (!latest.has(id)) latest.set(id, String(one['endedAt']));
  }
  const alarms = await context.list(ALARM, {
    filter: { kind: 'refused' },
    fields: ['interface', 'raisedAt', 'closedAt'],
    sort: ['-raisedAt'],
    limit: MOST_STATES,
  });
  const last = new Map<string, Row>();
  for (const one of alarms.items) if (!last.has(String(one['interface']))) last.set(String(one['interface']), one);
  const commands: RecordCommand[] = [];
  for (const [id, endedAt] of latest) {
    const definition = context.interfaces[id];
    const known = last.get(id);
    if (definition && (!known || String(known['raisedAt']) < endedAt))
      commands.push(
        ...(await raiseAlarm('refused', definition, { owner: await ownerFor(definition, context) }, context)),
      );
  }
  for (const [id, one] of last)
    if (!latest.has(id) && one['closedAt'] === null) commands.push(...(await closeAlarms('refused', id, context)));
  if (commands.length > 0) await context.write(commands);
}
