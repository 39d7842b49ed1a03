import type { Work } from '../command/work.ts';
import { laterWall, valueOfWall, wallOfValue } from './times-of-record.ts';

/**
 * Moves the reminder of a record along when its start is moved and nothing is said of the reminder: it keeps its distance by the clock
 * on the wall, as "a quarter of an hour before" means.
 */
export function keepReminder({ entity, before, draft, set }: Work): void {
  const { start, reminder } = entity.times;
  if (!before || !start || !reminder || !set.has(start.name) || set.has(reminder.name)) return;
  const [was, is, reminds] = [before[start.name], draft[start.name], before[reminder.name]];
  if (!was || !is || !reminds || was === is) return;
  const moved = Date.parse(`${wallOfValue(is, start)}Z`) - Date.parse(`${wallOfValue(was, start)}Z`);
  draft[reminder.name] = valueOfWall(laterWall(wallOfValue(reminds, reminder), moved), reminder);
}
