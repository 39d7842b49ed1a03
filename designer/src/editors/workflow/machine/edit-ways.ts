import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { wayId } from '@leitwerk/metadata/workflow/way-id';
import type { ValuePath } from '../../../schema-form/value-path.ts';
import { valueAt, withValue } from '../../../schema-form/value-path.ts';
import { typeOf } from './edit-states.ts';
import type { StatePath } from './machine-json.ts';
import { placeOfState, stateOf } from './machine-json.ts';
import { targetOfPath } from './targets.ts';
import { placeOfWay, waysOf, withWays } from './ways.ts';

/** What takes a transition. */
export type Trigger =
  | { readonly by: 'event'; readonly event: string; readonly label?: Label }
  | { readonly by: 'time'; readonly delay: string }
  | { readonly by: 'always' }
  | { readonly by: 'done' };

const placeOfTrigger = (trigger: Trigger): ValuePath => {
  if (trigger.by === 'event') return ['on', trigger.event];
  if (trigger.by === 'time') return ['after', trigger.delay];
  return [trigger.by === 'done' ? 'onDone' : 'always'];
};

export type Connected = { readonly machine: Plain; readonly way: string };

/** Most transitions of one list. */
const MOST_WAYS = 20;

/** Whether transitions can lead on from a state. */
export const canLeadOn = (state: Plain | undefined): boolean =>
  state !== undefined && typeOf(state) !== 'final' && typeOf(state) !== 'history';

/** A transition from one state to another, as the last one of its trigger; with the way's id. Null where none can begin. */
export function connect(
  machine: Plain,
  id: string,
  from: StatePath,
  to: StatePath,
  trigger: Trigger,
): Connected | null {
  const state = stateOf(machine, from);
  if (!canLeadOn(state) || to.length === 0) return null;
  return insertWay(machine, from, trigger, { target: targetOfPath(id, from, to) });
}

function insertWay(machine: Plain, from: StatePath, trigger: Trigger, way: Plain): Connected | null {
  const place = placeOfTrigger(trigger);
  const at = [...placeOfState(from), ...place];
  const list = valueAt(machine, at);
  const before: readonly unknown[] = Array.isArray(list) ? list : [];
  if (before.length >= MOST_WAYS) return null;
  // People are offered an event by the first that names it.
  const isNamed = before.some((one) => isPlain(one) && one['meta'] !== undefined);
  const label = trigger.by === 'event' && !isNamed ? trigger.label : undefined;
  const named = label ? { ...way, meta: { ...(isPlain(way['meta']) ? way['meta'] : {}), label } } : way;
  return {
    machine: withValue(machine, at, [...before, named]) as Plain,
    way: wayId({ from, place: place.join('.'), index: before.length }),
  };
}

export const removeWay = (machine: Plain, way: string): Plain =>
  withWays(machine, (one) => (one.id === way ? undefined : one.way));

/** Has a transition lead to another state. */
export const moveWay = (machine: Plain, id: string, way: string, to: StatePath): Plain =>
  withWays(machine, (one) => {
    const target = targetOfPath(id, one.from, to);
    return one.id === way && one.way['target'] !== target ? { ...one.way, target } : one.way;
  });

/** Has something else take a transition; where people send no event its words for them go. */
export function retrigger(machine: Plain, way: string, trigger: Trigger): Connected | null {
  const found = waysOf(machine).find((one) => one.id === way);
  if (!found) return null;
  const { meta, ...bare } = found.way;
  const kept = trigger.by === 'event' && meta !== undefined ? { ...bare, meta } : bare;
  return insertWay(removeWay(machine, way), found.from, trigger, kept);
}

/** Puts a transition one place earlier or later among those of the same trigger: the first whose condition holds is taken. */
export function shiftWay(machine: Plain, way: string, by: -1 | 1): Connected | null {
  const found = waysOf(machine).find((one) => one.id === way);
  const list = found && valueAt(machine, found.list);
  const to = (found?.index ?? 0) + by;
  if (!found || !Array.isArray(list) || to < 0 || to >= list.length) return null;
  const next = [...list];
  next.splice(to, 0, ...next.splice(found.index, 1));
  return {
    machine: withValue(machine, found.list, next) as Plain,
    way: wayId({ from: found.from, place: found.place, index: to }),
  };
}

export const placeOfWayId = (machine: Plain, way: string): ValuePath | null => {
  const found = waysOf(machine).find((one) => one.id === way);
  return found ? placeOfWay(found) : null;
};
