import type { Label, ScenarioDefinition, ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { PlayedStep, ScenarioPart } from '@leitwerk/metadata/kinds/scenario/played-steps';
import { peopleOf } from '@leitwerk/metadata/kinds/scenario/played-steps';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { issuesOf, Refused } from '../refusal.ts';
import { localDate } from '../rights/context.ts';
import { morningOf } from '../sandbox/later.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { inSandbox } from '../sandbox/sandbox.ts';
import type { Storage } from '../storage/database.ts';
import { makeCast } from './cast.ts';
import { compareOutcome, compareProcess } from './compare-outcome.ts';
import type { Coverage } from './coverage.ts';
import type { Outcome } from './outcome.ts';
import { playStep, processOf } from './play-step.ts';
import type { Stage } from './resolve-values.ts';
import { resolveValues } from './resolve-values.ts';

/** Where a scenario has failed, and what was different. */
export type ScenarioFailure = Pick<PlayedStep, 'scenario' | 'part' | 'index'> & {
  /** What the step does, in a few words. */
  readonly step: string;
  readonly label: Label | null;
  readonly issues: readonly Issue[];
};

export type ScenarioResult = {
  readonly id: string;
  readonly label: Label;
  /** Null when all went as it should. */
  readonly failure: ScenarioFailure | null;
};

type ById = Readonly<Record<string, ScenarioDefinition>>;

/** What is played in one sandbox: a scenario, and those that come after it, each in a branch. */
export type ScenarioTree = { readonly scenario: ScenarioDefinition; readonly next: readonly ScenarioTree[] };

export type PlayOptions = {
  readonly model: RuntimeModel;
  readonly all: ById;
  readonly coverage: Coverage;
  /** Ids of those whose result is wanted; the others are played for what comes after them. */
  readonly wanted: ReadonlySet<string>;
  /** Moment after which nothing more is begun. */
  readonly end: number;
};

/**
 * Plays a scenario and those after it: what is given and happens in it once, then in branches what is to be seen and each of the
 * others. A step that goes differently ends it and fails all that come after it.
 * @returns the results of those that were played
 */
export async function playTree(
  storage: Storage,
  tree: ScenarioTree,
  options: PlayOptions,
): Promise<readonly ScenarioResult[]> {
  const { model, all, coverage, end } = options;
  const at = morningOf(tree.scenario.today ?? localDate(new Date()));
  const longestMs = Math.max(LEAST_MS, end - Date.now() + LEAST_MS);
  const results: ScenarioResult[] = [];
  const first = (sandbox: Sandbox): Promise<void> => {
    const cast = makeCast(peopleOf(tree.scenario, all), sandbox);
    return playNode(tree, sandbox, { cast, saved: new Map(), now: sandbox.now }, options, results);
  };
  await inSandbox(storage, { model, at, trace: coverage.trace, longestMs }, first).catch((error: unknown) =>
    failAll(tree, { ...NO_STEP, scenario: tree.scenario.id, issues: issuesOf(refusalOf(error)) }, options, results),
  );
  return results;
}

/** Time that a scenario has in any case. */
const LEAST_MS = 30_000;

const NO_STEP = { part: 'when', index: 0, step: '', label: null } as const;

async function playNode(
  tree: ScenarioTree,
  sandbox: Sandbox,
  stage: Stage,
  options: PlayOptions,
  results: ScenarioResult[],
): Promise<void> {
  const { scenario, next } = tree;
  if (Date.now() > options.end) return;
  const failure = await playParts(scenario, ['given', 'when'], sandbox, stage, options.coverage);
  if (failure) return failAll(tree, failure, options, results);
  if (options.wanted.has(scenario.id)) {
    const seen = await sandbox.branch((branch) => {
      const own = { ...stage, cast: stage.cast.branch(peopleOf(scenario, options.all), branch), now: branch.now };
      return playParts(scenario, ['then'], branch, own, options.coverage);
    });
    await options.coverage.look(sandbox);
    results.push({ id: scenario.id, label: scenario.label, failure: seen });
  }
  for (const one of next) {
    await sandbox
      .branch((branch) => {
        const cast = stage.cast.branch(peopleOf(one.scenario, options.all), branch);
        return playNode(one, branch, { cast, saved: new Map(stage.saved), now: branch.now }, options, results);
      })
      // What the sandbox refuses as a whole: others were in the way.
      .catch((error: unknown) =>
        failAll(one, { ...NO_STEP, scenario: one.scenario.id, issues: issuesOf(refusalOf(error)) }, options, results),
      );
  }
}

/** All of a tree that have no result yet fail for the same reason. */
function failAll(
  { scenario, next }: ScenarioTree,
  failure: ScenarioFailure,
  options: PlayOptions,
  results: ScenarioResult[],
): void {
  const { id, label } = scenario;
  if (options.wanted.has(id) && !results.some((one) => one.id === id)) results.push({ id, label, failure });
  for (const one of next) failAll(one, failure, options, results);
}

const refusalOf = (error: unknown): Refused['refusal'] => {
  if (error instanceof Refused) return error.refusal;
  throw error;
};

/** Plays parts of a scenario up to the first step that goes differently. */
async function playParts(
  scenario: ScenarioDefinition,
  parts: readonly ScenarioPart[],
  sandbox: Sandbox,
  stage: Stage,
  coverage: Coverage,
): Promise<ScenarioFailure | null> {
  for (const part of parts)
    for (const [index, step] of (scenario[part] ?? []).entries()) {
      const { issues, outcome } = await judge(step, sandbox, stage);
      if (issues.length > 0)
        return { scenario: scenario.id, part, index, step: nameOf(step), label: step.label ?? null, issues };
      if (outcome.status < 400) coverage.played(step, await stage.cast.actor(step.as));
      if (step.save !== undefined) stage.saved.set(step.save, String(outcome.records?.[0]?.['id']));
    }
  return null;
}

async function judge(
  step: ScenarioStep,
  sandbox: Sandbox,
  stage: Stage,
): Promise<{ readonly issues: readonly Issue[]; readonly outcome: Outcome }> {
  const expected = step.expect ?? {};
  const values = (await resolveValues(expected.values ?? {}, stage)) as Readonly<Record<string, unknown>>;
  const effects = (await resolveValues(expected.items ?? [], stage)) as readonly unknown[];
  const outcome = await playStep(step, sandbox, stage);
  const issues = compareOutcome(outcome, expected, values, effects);
  if (issues.length > 0 || !asksOfProcess(step)) return { issues, outcome };
  try {
    const context = sandbox.contextOf(await stage.cast.actor(step.as));
    const id = String(await resolveValues({ ref: step.id }, stage));
    return { issues: compareProcess(await processOf(step.workflow ?? '', id, sandbox, context), expected), outcome };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { issues: issuesOf(error.refusal), outcome };
  }
}

const asksOfProcess = ({ do: what, expect }: ScenarioStep): boolean =>
  ['begin', 'send', 'cancel', 'compensate', 'process'].includes(what) &&
  Boolean(expect?.state ?? expect?.in ?? expect?.possible ?? expect?.impossible);

/** What a step does, in a few words: `sales: transition contract sign`. */
const nameOf = ({ as, do: what, entity, workflow, event, action, time }: ScenarioStep): string =>
  [as && `${as}:`, what, entity ?? workflow, event, action, time].filter(Boolean).join(' ');
