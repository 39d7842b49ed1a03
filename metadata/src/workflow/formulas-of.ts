import type { WorkflowAction, WorkflowDefinition } from '../generated/definitions.gen.ts';
import { allStates, transitionsOf } from './active-states.ts';

/** The formula of a value that is worked out; null for one that is given. */
export const formulaOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'formula' in value && typeof value.formula === 'string'
    ? value.formula
    : null;

const ofValues = (values: object | undefined): string[] =>
  Object.values(values ?? {}).flatMap((value) => formulaOf(value) ?? []);

/** Every formula of actions: the values that they work out, and when. */
export const ofActions = (actions: readonly WorkflowAction[] = []): string[] =>
  actions.flatMap(({ params }) => [
    ...ofValues(params.values),
    ...ofValues(params.input),
    ...ofValues(params.each?.where),
    ...ofValues(params.each?.values),
    ...(params.on === undefined ? [] : [params.on]),
  ]);

/** Every formula of a workflow: its conditions, and the values that its actions work out. */
export function formulasOf({
  starts,
  machine,
  delays,
}: Pick<WorkflowDefinition, 'starts' | 'machine' | 'delays'>): ReadonlySet<string> {
  return new Set([
    ...starts.flatMap((start) => start.if ?? []),
    ...Object.values(delays ?? {}).flatMap(({ table }) => ofValues(table?.where)),
    ...allStates(machine).flatMap(({ state }) => [
      ...ofActions(state.entry),
      ...ofActions(state.exit),
      ...ofActions(state.meta?.compensate),
      ...(state.invoke ?? []).flatMap(({ input }) => ofValues(input)),
      ...transitionsOf(state).flatMap(({ list }) =>
        list.flatMap(({ guard, actions }) => [...(guard === undefined ? [] : [guard]), ...ofActions(actions)]),
      ),
    ]),
  ]);
}
