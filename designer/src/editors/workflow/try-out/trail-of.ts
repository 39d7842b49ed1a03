import type { WireSimulationOutcome } from '@leitwerk/metadata/wire/simulation';
import type { Trail } from '../canvas-context.tsx';

/** Where a tried workflow stands, where it was and which transitions it took. */
export function trailOf(workflow: string, outcomes: readonly WireSimulationOutcome[]): Trail {
  const taken = outcomes.flatMap((one) => one.taken.filter((step) => step.workflow === workflow));
  // The newest comes first; those that were set aside stand behind it.
  const process = outcomes.at(-1)?.processes.find((one) => one.workflow === workflow);
  return {
    active: new Set(taken.length === 0 ? [] : process?.states.map(({ path }) => path)),
    visited: new Set(taken.flatMap(({ entered }) => entered)),
    taken: new Set(taken.flatMap(({ ways }) => ways)),
  };
}
