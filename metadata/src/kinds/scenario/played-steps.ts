import type { ScenarioDefinition, ScenarioPeople, ScenarioStep } from '../../generated/definitions.gen.ts';

/** The parts of a scenario in the order in which they are played. */
export const SCENARIO_PARTS = ['given', 'when', 'then'] as const;

export type ScenarioPart = (typeof SCENARIO_PARTS)[number];

export type PlayedStep = {
  /** Id of the scenario in which the step stands. */
  readonly scenario: string;
  readonly part: ScenarioPart;
  /** Number in its part, from 0. */
  readonly index: number;
  readonly step: ScenarioStep;
};

type ById = Readonly<Record<string, ScenarioDefinition>>;

/** A scenario and those that come before it, the first one first. What leads round in a circle ends with what comes again. */
export function scenariosBefore(scenario: ScenarioDefinition, all: ById): readonly ScenarioDefinition[] {
  const found = [scenario];
  for (let next = scenario.after; next !== undefined; next = found[0]?.after) {
    const before = Object.hasOwn(all, next) ? all[next] : undefined;
    if (!before || found.includes(before)) break;
    found.unshift(before);
  }
  return found;
}

/** Every step that is played: what is given and happens in the scenarios before it, then its own. */
export const playedSteps = (scenario: ScenarioDefinition, all: ById): readonly PlayedStep[] =>
  scenariosBefore(scenario, all).flatMap((one) =>
    SCENARIO_PARTS.filter((part) => one === scenario || part !== 'then').flatMap((part) =>
      (one[part] ?? []).map((step, index): PlayedStep => ({ scenario: one.id, part, index, step })),
    ),
  );

export const peopleOf = (scenario: ScenarioDefinition, all: ById): ScenarioPeople =>
  Object.assign({}, ...scenariosBefore(scenario, all).map(({ people }) => people));
