import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Storage } from '../storage/database.ts';
import type { Covered } from './coverage.ts';
import { makeCoverage } from './coverage.ts';
import type { ScenarioResult } from './run-scenario.ts';
import { runScenario } from './run-scenario.ts';

export type ScenarioReport = {
  readonly results: readonly ScenarioResult[];
  /** Ids of those for which there was no time. */
  readonly notRun: readonly string[];
  readonly coverage: readonly Covered[];
};

/** All of them together, in milliseconds. */
const LONGEST_MS = 120_000;

/** Plays the scenarios of a model one after the other, each in a sandbox of its own. @param only ids; all of them when absent */
export async function runScenarios(
  storage: Storage,
  model: RuntimeModel,
  only?: readonly string[],
): Promise<ScenarioReport> {
  const wanted = Object.values(model.model.scenarios).filter(({ id }) => only?.includes(id) ?? true);
  const coverage = makeCoverage(model.model);
  const end = Date.now() + LONGEST_MS;
  const results: ScenarioResult[] = [];
  for (const scenario of wanted) {
    if (Date.now() > end) break;
    results.push(await runScenario(storage, model, scenario, coverage));
  }
  return { results, notRun: wanted.slice(results.length).map(({ id }) => id), coverage: coverage.report() };
}
