import type { WorkflowState, WorkflowTransition } from '../generated/definitions.gen.ts';
import { allStates, transitionsOf } from './active-states.ts';
import { wayId } from './way-id.ts';

/** Actions that nobody does: they tell that their transition was taken, or their state entered. */
export const TAKEN = 'leitwerk.taken';
export const ENTERED = 'leitwerk.entered';

const placeOf = (from: readonly string[], place: string, index: number): string => wayId({ from, place, index });

/** What goes nowhere and does nothing forbids an event; to XState it must stay so. */
const isTransition = ({ target, actions }: WorkflowTransition): boolean => target !== undefined || Boolean(actions);

/** Places of all transitions of a machine, as `Step.taken` names them. */
export const placesOf = (machine: WorkflowState): readonly string[] =>
  allStates(machine).flatMap(({ path, state }) =>
    transitionsOf(state).flatMap(({ place, list }) =>
      list.flatMap((one, index) => (isTransition(one) ? [placeOf(path, place, index)] : [])),
    ),
  );

type List = readonly WorkflowTransition[];

/** The machine with a mark in each of its transitions and states. */
export function marked(state: WorkflowState, path: readonly string[] = []): object {
  const mark = (place: string, list: List) =>
    list.map((one, index) =>
      isTransition(one)
        ? {
            ...one,
            actions: [{ type: TAKEN, params: { place: placeOf(path, place, index) } }, ...(one.actions ?? [])],
          }
        : one,
    );
  const each = (lists: Readonly<Record<string, List>>, key: string) =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, mark(`${key}.${name}`, list)]));
  const entered = { type: ENTERED, params: { place: path.join('.') } };
  return {
    ...state,
    ...(path.length > 0 && state.type !== 'history' && { entry: [entered, ...(state.entry ?? [])] }),
    ...(state.on && { on: each(state.on, 'on') }),
    ...(state.after && { after: each(state.after, 'after') }),
    ...(state.always && { always: mark('always', state.always) }),
    ...(state.onDone && { onDone: mark('onDone', state.onDone) }),
    ...(state.invoke && {
      invoke: state.invoke.map((one, index) => ({
        ...one,
        ...(one.onDone && { onDone: mark(`invoke.${index}.onDone`, one.onDone) }),
        ...(one.onError && { onError: mark(`invoke.${index}.onError`, one.onError) }),
      })),
    }),
    ...(state.states && {
      states: Object.fromEntries(
        Object.entries(state.states).map(([name, child]) => [name, marked(child, [...path, name])]),
      ),
    }),
  };
}
