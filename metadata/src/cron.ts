import { Cron } from 'croner';

/** Five fields: minute, hour, day, month, weekday. Seconds and years would promise more than the schedules keep. */
const OPTIONS = { mode: '5-part', paused: true } as const;

/** Whether this is a cron expression that comes round at all. */
export function isCron(pattern: string): boolean {
  try {
    return new Cron(pattern, OPTIONS).nextRun() !== null;
  } catch {
    return false;
  }
}

/**
 * The last time in (after, until] at which a cron expression was due; null when there was none. On the day on which clocks go
 * forward, what falls into the hour that is missing is due when it has passed.
 * @param zone IANA name of the place whose time it means
 */
export function lastDue(pattern: string, after: Date, until: Date, zone: string): Date | null {
  const cron = new Cron(pattern, { ...OPTIONS, timezone: zone });
  // The one before the next minute's beginning is the newest that is not after `until`.
  const [last] = cron.previousRuns(1, new Date(until.getTime() + 1));
  return last && last > after && last <= until ? last : null;
}

/** The next time after an instant; null when there is none. */
export const nextDue = (pattern: string, after: Date, zone: string): Date | null =>
  new Cron(pattern, { ...OPTIONS, timezone: zone }).nextRun(after);
