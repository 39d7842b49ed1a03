import type { WireProcessDetail, WireProcessEvent } from '@leitwerk/metadata/wire/workflow';

const isWithin = (path: string, other: string): boolean => path === other || path.startsWith(`${other}.`);

/** Events offered where a process stands that lead to a state, or to one inside it. */
export function leadingEvents(
  { machine, states, events }: Pick<WireProcessDetail, 'machine' | 'states' | 'events'>,
  to: string,
): readonly WireProcessEvent[] {
  const here = new Set(['', ...states.map(({ path }) => path)]);
  const leading = new Set(
    machine.ways
      .filter((way) => here.has(way.from) && way.to.some((path) => isWithin(path, to) || isWithin(to, path)))
      .map(({ event }) => event),
  );
  return events.filter(({ event }) => leading.has(event));
}
