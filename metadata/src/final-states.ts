import type { ContractStatusDefinition } from './generated/definitions.gen.ts';

/** States in which nothing is left to be done: as the definition says, else those that no event leads on from. */
export const finalStates = ({
  states,
  transitions,
}: Pick<ContractStatusDefinition, 'states' | 'transitions'>): ReadonlySet<string> =>
  new Set(
    states
      .filter(({ id, final }) => final ?? !transitions.some((one) => one.from.includes(id)))
      .map((state) => state.id),
  );
