import { lastDue, nextDue } from '@leitwerk/metadata/cron';
import type { InterfaceSchedule } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';

type Row = Readonly<Record<string, unknown>>;

export const STATE = 'exchange-state';

/** Where schedules are when they say nothing else. */
const PLACE = 'Europe/Berlin';
/** Interfaces of an installation are some dozens; states beyond that are of former ones. */
export const MOST_STATES = 500;

/** Where an interface stands with what it does by the clock; see the entity `exchange-state`. */
export type InterfaceState = {
  readonly id: string;
  readonly version: number;
  readonly interface: string;
  readonly paused: boolean;
  readonly asked: boolean;
  readonly keptUntil: Date | null;
  readonly lookAgainAt: Date | null;
  readonly triedAt: Date | null;
  readonly pickedAt: Date | null;
  readonly failures: number;
  readonly expectedUntil: Date | null;
  /** Of one that takes attachments: which mails count, and up to when they were looked through. */
  readonly mailsFrom: Date | null;
  readonly mailsUntil: Date | null;
  /** Of an outgoing one: changes up to then have been looked at, and how many packages there are. */
  readonly sentUntil: Date | null;
  readonly packages: number;
  /** The record itself. */
  readonly row: Row;
};

/** The states of these interfaces, by id. One that nothing has happened to has none. */
export async function readStates(
  ids: readonly string[],
  { list }: Pick<ModuleContext, 'list'>,
): Promise<ReadonlyMap<string, InterfaceState>> {
  if (ids.length === 0) return new Map();
  const { items } = await list(STATE, { filter: { interface: { in: ids.slice(0, MOST_STATES) } }, limit: MOST_STATES });
  return new Map(items.map((row) => [String(row['interface']), stateOf(row)]));
}

function stateOf(row: Row): InterfaceState {
  const moment = (name: string): Date | null => (typeof row[name] === 'string' ? new Date(row[name]) : null);
  return {
    id: String(row['id']),
    version: Number(row['version']),
    interface: String(row['interface']),
    paused: row['paused'] === true,
    asked: row['asked'] === true,
    keptUntil: moment('keptUntil'),
    lookAgainAt: moment('lookAgainAt'),
    triedAt: moment('triedAt'),
    pickedAt: moment('pickedAt'),
    failures: Number(row['failures'] ?? 0),
    expectedUntil: moment('expectedUntil'),
    mailsFrom: moment('mailsFrom'),
    mailsUntil: moment('mailsUntil'),
    sentUntil: moment('sentUntil'),
    packages: Number(row['packages'] ?? 0),
    row,
  };
}

/** Writes what an actor wants of an interface, whether it has a state already or not. */
export async function changeState(id: string, values: Row, context: ModuleContext): Promise<void> {
  const state = (await readStates([id], context)).get(id);
  await context.write([
    state
      ? { action: 'update', entity: STATE, id: state.id, values }
      : { action: 'create', entity: STATE, values: { ...values, interface: id } },
  ]);
}

const zoneOf = ({ timeZone }: InterfaceSchedule): string => timeZone ?? PLACE;

/** When a schedule was due last in (after, until]; null when it was not. */
export const lastTime = (schedule: InterfaceSchedule, after: Date, until: Date): Date | null =>
  lastDue(schedule.cron, after, until, zoneOf(schedule));

/** When a schedule was due before an instant at which it was due. */
export const timeBefore = (schedule: InterfaceSchedule, due: Date): Date =>
  lastTime(schedule, new Date(0), new Date(due.getTime() - 1)) ?? new Date(0);

/**
 * Whether it is time: somebody has asked, there is something to look at again, or the clock says so. What has failed waits until it is
 * looked at again.
 */
export function isDue(schedule: InterfaceSchedule | undefined, state: InterfaceState, now: Date): boolean {
  if (state.paused) return false;
  if (state.asked || (state.lookAgainAt !== null && state.lookAgainAt <= now)) return true;
  if (!schedule || state.keptUntil === null || state.failures > 0) return false;
  return lastTime(schedule, state.keptUntil, now) !== null;
}

/** When it is time next; null when nobody knows. */
export function nextTime(
  schedule: InterfaceSchedule | undefined,
  state: InterfaceState | undefined,
  now: Date,
): Date | null {
  if (state?.paused) return null;
  const again = state?.lookAgainAt ?? null;
  const next = schedule && !(state && state.failures > 0) ? nextDue(schedule.cron, now, zoneOf(schedule)) : null;
  return again !== null && (next === null || again < next) ? again : next;
}
