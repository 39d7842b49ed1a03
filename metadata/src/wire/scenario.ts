import type { Label } from '../generated/definitions.gen.ts';

/** What has come of playing scenarios. */
export type WireScenarioReport = {
  readonly passed: number;
  readonly failed: readonly WireScenarioFailure[];
  readonly notRun: readonly { readonly id: string; readonly reason: string }[];
  readonly coverage: readonly WireCovered[];
};

export type WireScenarioFailure = {
  readonly id: string;
  readonly label: Label;
  /** Id of the scenario in which the step stands: this one, or one that comes before it. */
  readonly scenario: string;
  /** `when.3` */
  readonly place: string;
  readonly step: string;
  readonly issues: readonly { readonly path: string; readonly code: string; readonly message: string }[];
};

/** What of a definition the scenarios have touched. */
export type WireCovered = {
  readonly kind: 'contract-status' | 'workflow' | 'entity' | 'form';
  readonly id: string;
  readonly what: 'states' | 'transitions' | 'rules' | 'forms';
  readonly all: number;
  /** What no scenario touches: states, events and rules by id, transitions of workflows by place. */
  readonly missing: readonly string[];
};
