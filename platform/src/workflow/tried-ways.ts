import type { WireTriedWay } from '@leitwerk/metadata/wire/workflow';
import { allStates } from '@leitwerk/metadata/workflow/active-states';
import type { Truth } from '@leitwerk/metadata/workflow/make-machine';
import { wayId } from '@leitwerk/metadata/workflow/way-id';
import type { Way } from '@leitwerk/metadata/workflow/ways';
import type { Context } from '../rights/context.ts';
import type { Workflow } from './compile-workflow.ts';
import { explainCondition } from './explain-condition.ts';
import { maySeeFormula } from './wire-machine.ts';

type Asked = {
  /** Null: none. */
  readonly event: string | null;
  /** Whether what is taken by itself is meant, too. */
  readonly byItself: boolean;
  /** Paths of the states that were looked at; the outermost is the empty one. */
  readonly within: readonly string[];
  readonly truth: Truth;
  readonly taken: readonly Way[];
};

/** Ways that came into question, in the order in which they are looked at: those behind the one that was taken were not. */
export function triedWays(
  { machine }: Workflow,
  { event, byItself, within, taken }: Omit<Asked, 'truth'>,
): readonly Way[] {
  const ids = new Set(taken.map(wayId));
  const inside = new Set(['', ...within]);
  const stops = new Set<string>();
  return machine.ways
    .filter((way) => inside.has(way.from.join('.')) && (way.event === null ? byItself : way.event === event))
    .sort((one, other) => other.from.length - one.from.length)
    .filter((way) => {
      const list = `${way.from.join('.')} ${way.place}`;
      const isBehind = stops.has(list) || taken.some((one) => one.place === way.place && isAbove(way, one));
      if (ids.has(wayId(way)) || way.guard === null) stops.add(list);
      return !isBehind && (way.guard !== null || ids.has(wayId(way)));
    });
}

/** An inner state that takes an event takes it from those around it. */
const isAbove = ({ from }: Way, inner: Way): boolean =>
  from.length < inner.from.length && from.every((name, at) => inner.from[at] === name);

/** The same with their conditions, as the reader may see them. */
export function wireTried(
  workflow: Workflow,
  asked: Asked,
  values: Readonly<Record<string, unknown>>,
  context: Context,
): readonly WireTriedWay[] {
  const { entity } = workflow.definition;
  const { readable } = context.access.entity(entity);
  const ids = new Set(asked.taken.map(wayId));
  return triedWays(workflow, asked).map((way) => ({
    way: wayId(way),
    isTaken: ids.has(wayId(way)),
    ...(way.guard !== null && {
      condition: explainCondition(way.guard, {
        holds: asked.truth.get(way.guard) === true,
        values,
        readable,
        maySeeFormula: maySeeFormula(way.guard, entity, context),
        label: reasonOf(workflow, way),
      }),
    }),
  }));
}

const reasonOf = ({ definition }: Workflow, { from, event, index }: Way) =>
  allStates(definition.machine).find(({ path }) => path.join('.') === from.join('.'))?.state.on?.[event ?? '']?.[index]
    ?.meta?.reason;
