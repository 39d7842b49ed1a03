import type { Step } from '@leitwerk/metadata/workflow/make-machine';

/** Where a sandbox writes down what the engine does. */
export type Trace = {
  /** A process has taken a step. */
  readonly step: (workflow: string, step: Step) => void;
  /** The rules of an entity have judged a record. @param broken ids of those that refuse it */
  readonly rules: (entity: string, broken: readonly string[]) => void;
};
