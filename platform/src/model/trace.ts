import type { StateValue } from '@leitwerk/metadata/workflow/active-states';

/** Where a sandbox writes down what the engine does. */
export type Trace = {
  /** A process has taken a step. @param taken places of the transitions in the definition: `open.review on.accept.0` */
  readonly step: (workflow: string, value: StateValue, taken: readonly string[]) => void;
  /** The rules of an entity have judged a record. @param broken ids of those that refuse it */
  readonly rules: (entity: string, broken: readonly string[]) => void;
};
