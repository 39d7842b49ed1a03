import type { RecordValues, Work } from './work.ts';
import { isOpen, isPatch, refuseWork } from './work.ts';

/** The draft: for a new record defaults and given values, for an existing one the given values over the stored ones. */
export function applyValues(works: readonly Work[]): void {
  for (const work of works.filter(isOpen)) {
    if (work.command.action === 'create') {
      work.draft = { ...work.draft, ...work.entity.rules.defaults(work.draft, work.rule) };
    } else {
      work.draft = { ...work.before, ...work.draft, ...mergedObjects(work) };
      forgetCoordinates(work);
    }
  }
}

const PLACE = ['postalCode', 'city', 'country'];
const LINES = [...PLACE, 'street', 'houseNumber'];
const COORDINATES = ['latitude', 'longitude'];

/** An address that is another one now is not where the old one was, unless the same write says where it is. */
function forgetCoordinates(work: Work): void {
  for (const { field } of work.entity.fields.values()) {
    const before = work.before?.[field.name];
    const now = work.draft[field.name];
    if (field.type !== 'address' || before === now || !isObject(before) || !isObject(now)) continue;
    const differs = (names: readonly string[]): boolean => names.some((name) => before[name] !== now[name]);
    // The middle of a place is the same for all its streets.
    const lines = before['accuracy'] === 'place' ? PLACE : LINES;
    if (!differs(lines) || differs(COORDINATES) || !('latitude' in now)) continue;
    const { latitude: _latitude, longitude: _longitude, accuracy: _accuracy, ...rest } = now;
    work.draft[field.name] = rest;
  }
}

/** RFC 7396 for values that are objects: merged into the stored one, then checked as a whole. */
function mergedObjects(work: Work): RecordValues {
  if (work.command.action !== 'update') return {};
  const merged = Object.entries(work.command.values)
    .filter(([name, value]) => isPatch(work, name, value))
    .map(([name, value]): [string, unknown] => [name, mergePatch(work.before?.[name], value)]);
  if (merged.length === 0) return {};
  const { values, issues } = work.entity.rules.decode(Object.fromEntries(merged));
  if (issues.length > 0) refuseWork(work, 422, 'record.invalid', { issues });
  return values;
}

const isObject = (value: unknown): value is RecordValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mergePatch(before: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: RecordValues = isObject(before) ? { ...before } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (name === '__proto__') continue;
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}
