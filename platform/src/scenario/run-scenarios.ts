import type { ScenarioDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { scenariosBefore } from '@leitwerk/metadata/kinds/scenario/played-steps';
import type { WireCovered } from '@leitwerk/metadata/wire/scenario';
import { raw } from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { Refused } from '../refusal.ts';
import { makeGate } from '../sandbox/gate.ts';
import { setLimits, timeLimited } from '../sandbox/sandbox.ts';
import type { Storage } from '../storage/database.ts';
import { undone, within } from '../storage/database.ts';
import { makeCoverage } from './coverage.ts';
import type { ScenarioResult, ScenarioTree } from './run-scenario.ts';
import { playTree } from './run-scenario.ts';

export type ScenarioReport = {
  readonly results: readonly ScenarioResult[];
  /** Those that were not played, with the code of the reason. */
  readonly notRun: readonly { readonly id: string; readonly code: string }[];
  readonly coverage: readonly WireCovered[];
};

export type ScenarioOptions = {
  /** Ids; all of them when absent. */
  readonly only?: readonly string[];
  /** All of them together; what is left then is not played. */
  readonly longestMs?: number;
};

const LONGEST_MS = 240_000;

/**
 * Plays the scenarios of a model in sandboxes, over tables that are as the model wants them. Those that come after another one share
 * its sandbox, so that what they have in common is played once.
 */
export async function runScenarios(
  storage: Storage,
  model: RuntimeModel,
  { only, longestMs = LONGEST_MS }: ScenarioOptions = {},
): Promise<ScenarioReport> {
  const all = model.model.scenarios;
  const ids = Object.keys(all).filter((id) => only?.includes(id) ?? true);
  const coverage = makeCoverage(model.model);
  const options = { model, all, coverage, wanted: new Set(ids), end: Date.now() + longestMs };
  const results: ScenarioResult[] = [];
  for (const tree of treesOf(all, options.wanted)) {
    if (Date.now() > options.end) break;
    results.push(...(await playTree(storage, tree, options)));
  }
  const played = new Set(results.map(({ id }) => id));
  const notRun = ids.filter((id) => !played.has(id)).map((id) => ({ id, code: 'scenario.no-time' }));
  return { results, notRun, coverage: coverage.report() };
}

type ById = RuntimeModel['model']['scenarios'];

/** Scenarios by what comes after what, as far as they are wanted. */
function treesOf(all: ById, wanted: ReadonlySet<string>): readonly ScenarioTree[] {
  const needed = new Set(
    [...wanted].flatMap((id) => (all[id] ? scenariosBefore(all[id], all).map((one) => one.id) : [])),
  );
  const treeOf = (scenario: ScenarioDefinition): ScenarioTree => ({
    scenario,
    next: Object.values(all)
      .filter((one) => one.after === scenario.id && needed.has(one.id))
      .map(treeOf),
  });
  return Object.values(all)
    .filter((one) => needed.has(one.id) && one.after === undefined)
    .map(treeOf);
}

/** Tables that change are locked meanwhile. */
const LONGEST_LOCKED_MS = 30_000;

/**
 * Plays the scenarios of definitions that are not live, over tables as they would be: these are undone again. Indexes that only make
 * quicker are left out. When the tables are in use, nothing is played, and the report says so; large ones are not touched at all, because
 * everybody would wait meanwhile: a publish prepares them first.
 * @param tables what publishing would do to the tables
 */
export async function tryScenarios(
  storage: Storage,
  model: RuntimeModel,
  { statements, changesLarge }: { readonly statements: readonly string[]; readonly changesLarge: boolean },
  options: ScenarioOptions = {},
): Promise<ScenarioReport> {
  if (changesLarge) return notPlayed(model, 'scenario.large-tables');
  if (statements.length === 0) return runScenarios(storage, model, options);
  try {
    return await timeLimited(() =>
      undone(storage, async (tx) => {
        await setLimits(tx);
        for (const one of statements) if (!/^create index/.test(one)) await tx.query(raw(one));
        return runScenarios(within(tx), model, { longestMs: LONGEST_LOCKED_MS, ...options });
      }),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return notPlayed(model, error.refusal.code);
  }
}

const notPlayed = ({ model }: RuntimeModel, code: string): ScenarioReport => ({
  results: [],
  notRun: Object.keys(model.scenarios).map((id) => ({ id, code })),
  coverage: [],
});

/** Plays when nobody else does in this process; refused (429) otherwise. */
export const oneAtATime = makeGate(1, 'scenario.busy');
