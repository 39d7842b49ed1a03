import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { CompiledInterface } from '@leitwerk/metadata/interface/compile-interface';
import { compileInterface } from '@leitwerk/metadata/interface/compile-interface';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleJob, RoleReach } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { DeliveredRow } from './delivered-row.ts';
import type { Drift } from './drift.ts';
import { driftIssue } from './drift.ts';
import { DECIDED, DELIVERY, MESSAGE, TAKE_JOB } from './exchange.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { followersOf } from './followers.ts';
import { messageValues } from './message-values.ts';
import { closeAlarms, ownerFor, raiseAlarm } from './pick-up/alarms.ts';
import { readStates } from './pick-up/interface-state.ts';
import { openDelivery } from './read-delivery.ts';
import { takeAgain } from './take-again.ts';
import type { RowState, TakenRow } from './take-rows.ts';
import { takeRows } from './take-rows.ts';

type Delivery = Readonly<Record<string, unknown>> & { readonly id: string };

/** One piece of work; what is left goes on in the next. */
const PIECE_MS = 20_000;
const BATCH = 200;

const compiled = new WeakMap<InterfaceDefinition, CompiledInterface>();

/** An interface of the live version, compiled once. */
export function interfaceOf(id: string, { interfaces }: Pick<ModuleContext, 'interfaces'>): CompiledInterface | null {
  const definition = interfaces[id];
  if (!definition) return null;
  const known = compiled.get(definition) ?? compileInterface(definition);
  compiled.set(definition, known);
  return known;
}

/** Begins the work of every interface that has something waiting: also what a crash has left behind. */
export const lookJob: ModuleJob = {
  label: { de: 'Lieferungen ansehen', en: 'Look at deliveries' },
  everyMinute: true,
  run: async (_key, context) => {
    const fields = ['interface'];
    const open = await context.list(DELIVERY, { filter: { state: { in: OPEN } }, fields, limit: MOST_LOOKED_AT });
    const decided = await context.list(MESSAGE, { filter: DECIDED, fields, limit: MOST_LOOKED_AT });
    const waiting = new Set([...open.items, ...decided.items].map((one) => String(one['interface'])));
    for (const id of waiting) if (context.interfaces[id]) await context.startJob(TAKE_JOB, id);
  },
};

const OPEN = ['waiting', 'working'];
/** More than these are seen in later minutes. */
const MOST_LOOKED_AT = 500;

/**
 * Works on what has been delivered to an interface, the oldest first. One process at a time does so for an interface: rows are taken in
 * the order in which they came.
 */
export const takeJob: ModuleJob = {
  label: { de: 'Lieferung übernehmen', en: 'Take a delivery' },
  run: async (id, context, inRoles) => {
    const found = interfaceOf(id, context);
    if (!found || (await readStates([id], context)).get(id)?.paused) return;
    const reach = inRoles(found.definition.roles, `interface:${id}`);
    await takeAgain(found, context, reach);
    const filter = { interface: id, state: { in: OPEN } };
    const { items } = await context.list(DELIVERY, { filter, sort: ['createdAt', 'id'], limit: 2 });
    const [delivery, other] = items;
    if (!delivery) return;
    const hasMore = await takePiece(delivery, found, context, reach);
    if (hasMore || other) await context.startJob(TAKE_JOB, id);
  },
};

/** @returns whether there is more of this delivery */
async function takePiece(
  delivery: Delivery,
  found: CompiledInterface,
  context: ModuleContext,
  reach: RoleReach,
): Promise<boolean> {
  try {
    const rows = await openAt(delivery, found, context);
    return await takeBatches(delivery, rows, found, context, reach);
  } catch (error) {
    close(delivery.id);
    if (!(error instanceof ActionRefused)) throw error;
    // Who has brought it himself can do something about it.
    const owner = delivery['source'] === 'hand' ? delivery['createdBy'] : await ownerFor(found.definition, context);
    const values = { state: 'failed', issues: error.issues, endedAt: new Date().toISOString() };
    await context.write([
      { action: 'update', entity: DELIVERY, id: delivery.id, values },
      ...(await raiseAlarm('unreadable', found.definition, { issues: error.issues, owner }, context)),
    ]);
    return false;
  }
}

type Open = {
  readonly rows: AsyncGenerator<DeliveredRow>;
  readonly of: CompiledInterface;
  taken: number;
  /** Read, and not done yet. */
  waiting: readonly DeliveredRow[];
  readonly drift: Drift;
  /** How much of it stands at the delivery. */
  told: number;
};

/** Files that are open in this process, so that the next piece need not read what comes before it. */
const open = new Map<string, Open>();
const MOST_OPEN = 8;

/** The delivery's rows from where it stands. After a restart, and by another version of the interface, the file is read anew up to there. */
async function openAt(delivery: Delivery, found: CompiledInterface, context: ModuleContext): Promise<Open> {
  const taken = Number(delivery['taken']);
  const before = open.get(delivery.id);
  if (before?.taken === taken && before.of === found) return before;
  close(delivery.id);
  const given = delivery['file'] as { readonly id: string } | null | undefined;
  const openFile = async () => {
    const file = given ? await context.openFile(given.id) : null;
    if (!file) throw new ActionRefused([exchangeIssue('file', 'exchange.file-gone')]);
    return file;
  };
  const { stream, ...known } = await openFile();
  const isRows = delivery['source'] === 'api' || delivery['source'] === 'webhook';
  const beside = delivery['sideFile'] as { readonly id: string } | null | undefined;
  const side = (beside && (await context.openFile(beside.id))?.stream) ?? null;
  const reopen = async () => (await openFile()).stream;
  const { rows, drift } = await openDelivery(
    { stream, reopen, file: isRows ? null : known, side },
    found.definition,
    isRows,
  );
  for (let at = 0; at < taken; at += 1) await rows.next();
  const opened: Open = { rows, of: found, taken, waiting: [], drift, told: 0 };
  open.set(delivery.id, opened);
  for (const other of [...open.keys()].slice(0, -MOST_OPEN)) close(other);
  if (delivery['startedAt'] === null || delivery['startedAt'] === undefined) {
    const begun = { state: 'working', startedAt: new Date().toISOString(), drift: null };
    await context.write([{ action: 'update', entity: DELIVERY, id: delivery.id, values: begun }]);
  }
  return opened;
}

type Told = { readonly values: Readonly<Record<string, unknown>>; readonly alarms: readonly RecordCommand[] };
const NOTHING_NEW: Told = { values: {}, alarms: [] };

/** What is to be said of the unknown that was found since it was said last: at the delivery, and where the interface wants it by an alarm. */
async function driftFound(file: Open, context: ModuleContext): Promise<Told> {
  if (file.drift.size === file.told) return NOTHING_NEW;
  file.told = file.drift.size;
  const { definition } = file.of;
  return {
    values: { drift: [...file.drift].join('\n').slice(0, 5000) },
    alarms:
      definition.unknownColumns === 'alarm'
        ? await raiseAlarm('drift', definition, { issues: [driftIssue(file.drift, definition.format)] }, context)
        : [],
  };
}

function close(id: string): void {
  void open.get(id)?.rows.return(undefined);
  open.delete(id);
}

async function takeBatches(
  delivery: Delivery,
  file: Open,
  found: CompiledInterface,
  context: ModuleContext,
  reach: RoleReach,
): Promise<boolean> {
  const counts = Object.fromEntries(STATES.map((state) => [state, Number(delivery[state] ?? 0)]));
  const until = Date.now() + PIECE_MS;
  while (Date.now() < until) {
    await fill(file);
    const told = await driftFound(file, context);
    if (file.waiting.length === 0) {
      close(delivery.id);
      const state = Number(counts['refused']) > 0 ? 'partly' : 'done';
      const values = { ...told.values, state, endedAt: new Date().toISOString() };
      const { definition } = found;
      // The other system may have changed: the alarm is open until a delivery is as it was.
      const isAsBefore = file.drift.size === 0 && definition.unknownColumns === 'alarm';
      const followers = await followersOf(definition.id, context);
      await context.write([
        { action: 'update', entity: DELIVERY, id: delivery.id, values },
        ...(await closeAlarms('unreadable', definition.id, context)),
        ...told.alarms,
        ...(isAsBefore ? await closeAlarms('drift', definition.id, context) : []),
        ...followers.commands,
      ]);
      await followers.start();
      return false;
    }
    let after = counts;
    const done = await takeRows(file.waiting, found, context, reach, (taken) => {
      after = { ...counts };
      for (const { state } of taken) after[state] = Number(after[state]) + 1;
      // What has become of the rows, and how far the delivery has come: in the transaction that writes the records.
      return [
        ...taken.filter(({ state }) => state !== 'leftOut').map((one) => keptMessage(one, delivery)),
        {
          action: 'update',
          entity: DELIVERY,
          id: delivery.id,
          values: { ...after, ...told.values, taken: file.taken + taken.length },
        },
        ...told.alarms,
      ];
    });
    Object.assign(counts, after);
    file.taken += done;
    file.waiting = file.waiting.slice(done);
  }
  return true;
}

const STATES: readonly RowState[] = ['written', 'repeated', 'leftOut', 'refused'];

const keptMessage = (taken: TakenRow, delivery: Delivery) =>
  ({
    action: 'create',
    entity: MESSAGE,
    values: {
      ...messageValues(taken),
      title: (taken.row.key ?? `${String(delivery['name'])} · ${taken.row.given.line}`).slice(0, 255),
      delivery: delivery.id,
      interface: delivery['interface'],
      line: taken.row.given.line,
    },
  }) as const;

async function fill(file: Open): Promise<void> {
  const read: DeliveredRow[] = [...file.waiting];
  while (read.length < BATCH) {
    const next = await file.rows.next();
    if (next.done) break;
    read.push(next.value);
  }
  file.waiting = read;
}
