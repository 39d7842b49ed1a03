import type { StatePath } from './machine-json.ts';
import { isWithin } from './machine-json.ts';

/**
 * The state that the target of a transition names, as XState reads it: `.below`, a state beside by name, or `#id` with names for those
 * below. Null when it is nobody's spelling. Whether there is such a state is not looked at.
 */
export function pathOfTarget(id: string, from: StatePath, target: string): StatePath | null {
  if (target.startsWith('#')) {
    const [machine, ...path] = target.slice(1).split('.');
    return machine === id && path.every(Boolean) ? path : null;
  }
  const isBelow = target.startsWith('.');
  const names = (isBelow ? target.slice(1) : target).split('.');
  if (!names.every(Boolean)) return null;
  if (isBelow) return [...from, ...names];
  return from.length === 0 ? null : [...from.slice(0, -1), ...names];
}

/** How a transition names a state, as short as it can. */
export function targetOfPath(id: string, from: StatePath, to: StatePath): string {
  if (to.length > from.length && isWithin(to, from)) return `.${to.slice(from.length).join('.')}`;
  const around = from.slice(0, -1);
  if (from.length > 0 && to.length === from.length && isWithin(to, around)) return to.at(-1) ?? '';
  return `#${[id, ...to].join('.')}`;
}

/** The same spelling for a state that is called otherwise now; another one where that does not reach it. */
export function respelled(target: string, id: string, from: StatePath, to: StatePath): string {
  if (target.startsWith('#')) return `#${[id, ...to].join('.')}`;
  const around = target.startsWith('.') ? from : from.slice(0, -1);
  if (from.length > 0 && !target.startsWith('.') && to.length > around.length && isWithin(to, around))
    return to.slice(around.length).join('.');
  return targetOfPath(id, from, to);
}
