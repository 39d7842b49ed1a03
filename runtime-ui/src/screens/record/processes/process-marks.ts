import type { WireMachineState, WireProcessDetail, WireWay } from '@leitwerk/metadata/wire/workflow';

/** When something happened, by the number of the step. */
export type Mark = { readonly step: number; readonly at: string };

export type Marks = {
  /** Paths of the states that it is in. */
  readonly active: ReadonlySet<string>;
  /** By path: when it was entered, the first time first. */
  readonly visits: ReadonlyMap<string, readonly Mark[]>;
  /** By way: when it was taken. */
  readonly taken: ReadonlyMap<string, readonly Mark[]>;
};

/** Where a process is, and how it came there. */
export function marksOf({ states, steps }: Pick<WireProcessDetail, 'states' | 'steps'>): Marks {
  const visits = new Map<string, Mark[]>();
  const taken = new Map<string, Mark[]>();
  const add = (into: Map<string, Mark[]>, key: string, mark: Mark): void => {
    const list = into.get(key) ?? [];
    into.set(key, list);
    if (list.at(-1)?.step !== mark.step) list.push(mark);
  };
  for (const { step, at, entered, ways } of [...steps].reverse()) {
    for (const path of entered) add(visits, path, { step, at });
    for (const way of ways) add(taken, way, { step, at });
  }
  return { active: new Set(states.map(({ path }) => path)), visits, taken };
}

export const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');

export const childrenOf = <State extends Pick<WireMachineState, 'path'>>(
  { states }: { readonly states: readonly State[] },
  path: string,
): readonly State[] => states.filter((one) => one.path !== '' && parentOf(one.path) === path);

const isWithin = (path: string, other: string): boolean => path === other || path.startsWith(`${other}.`);

/** Ways that stay where they are, or lead to states inside or around: said in the state itself, not drawn as lines. */
export const isInner = ({ from, to }: Ends): boolean =>
  to.length === 0 || from === '' || to.every((path) => isWithin(path, from) || isWithin(from, path));

/** What is needed of a way to draw it. */
export type Ends = Pick<WireWay, 'from' | 'to'>;

/** The line between two states, with all ways that lead along it. */
export type Connection<Way extends Ends = WireWay> = {
  readonly from: string;
  readonly to: string;
  readonly ways: readonly Way[];
};

export function connectionsOf<Way extends Ends>({
  ways,
}: {
  readonly ways: readonly Way[];
}): readonly Connection<Way>[] {
  const found = new Map<string, { from: string; to: string; ways: Way[] }>();
  for (const way of ways.filter((one) => !isInner(one)))
    for (const to of way.to) {
      const key = `${way.from} ${to}`;
      const line = found.get(key) ?? { from: way.from, to, ways: [] };
      found.set(key, line);
      line.ways.push(way);
    }
  return [...found.values()];
}
