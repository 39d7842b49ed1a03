import type { Issue } from '@leitwerk/metadata/issue';
import { lastStartDay } from '@leitwerk/metadata/repetition/expand-repetition';
import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import type { Work } from '../command/work.ts';
import { laterWall, timesOfRecord } from './times-of-record.ts';

/**
 * Keeps the last day on which a repeated record is on, so that calendars need not look at those that are over. Empty where the
 * repetition has no end, and where there is none.
 * @returns what is missing for a repetition
 */
export function endOfRepetition({ entity, draft }: Work): readonly Issue[] {
  const { start, repetition, repetitionEnd } = entity.times;
  if (!start || !repetition) return [];
  const found = repetitionFrom(draft[repetition.name]);
  const times = found && timesOfRecord(draft, entity.times);
  if (found && !times)
    return [{ path: repetition.name, code: 'value.repetition-start', params: { start: start.label } }];
  if (!repetitionEnd) return [];
  const last = found && times && lastStartDay(found, times.start);
  draft[repetitionEnd.name] =
    last && times ? laterWall(`${last}${times.start.slice(10)}`, times.lastsMs).slice(0, 10) : null;
  return [];
}
