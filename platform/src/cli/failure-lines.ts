import type { WireScenarioFailure } from '@leitwerk/metadata/wire/scenario';

/** A failed scenario in lines: its step, and what was different. */
export const failureLines = ({ id, scenario, place, step, issues }: WireScenarioFailure): readonly string[] => [
  `x ${id}: ${scenario === id ? '' : `${scenario} `}${place} ${step}`,
  ...issues.map(({ path, message }) => `    ${path}: ${message}`),
];
