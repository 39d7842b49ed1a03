import type { Label, ScenarioDefinition, ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { PlayedStep } from '@leitwerk/metadata/kinds/scenario/played-steps';
import { firstDayOf, peopleOf, playedSteps } from '@leitwerk/metadata/kinds/scenario/played-steps';
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
import type { Outcome } from './play-step.ts';
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
  /** Steps that were played. */
  readonly steps: number;
};

/** Plays a scenario in a sandbox, up to the first step that goes differently. */
export async function runScenario(
  storage: Storage,
  model: RuntimeModel,
  scenario: ScenarioDefinition,
  coverage: Coverage,
): Promise<ScenarioResult> {
  const { scenarios } = model.model;
  const at = morningOf(firstDayOf(scenario, scenarios) ?? localDate(new Date()));
  let played: PlayedStep | undefined;
  let steps = 0;
  const failureOf = (issues: readonly Issue[]): ScenarioFailure => {
    const { scenario: of = scenario.id, part = 'when', index = 0, step } = played ?? {};
    return { scenario: of, part, index, step: step ? nameOf(step) : '', label: step?.label ?? null, issues };
  };
  const play = async (sandbox: Sandbox): Promise<ScenarioFailure | null> => {
    const saved = new Map<string, string>();
    const stage: Stage = { cast: makeCast(peopleOf(scenario, scenarios), sandbox), saved, now: sandbox.now };
    for (played of playedSteps(scenario, scenarios)) {
      const { step } = played;
      const { issues, outcome } = await judge(step, sandbox, stage);
      steps += 1;
      if (issues.length > 0) return failureOf(issues);
      if (outcome.status < 400) coverage.played(step, await stage.cast.actor(step.as));
      if (step.save !== undefined) saved.set(step.save, String(outcome.records?.[0]?.['id']));
    }
    await coverage.look(sandbox);
    return null;
  };
  const options = { model, at, trace: coverage.trace };
  // What the sandbox refuses as a whole: it took too long, or others were in the way.
  const failure = await inSandbox(storage, options, play).catch((error: unknown) => {
    if (error instanceof Refused) return failureOf(issuesOf(error.refusal));
    throw error;
  });
  return { id: scenario.id, label: scenario.label, failure, steps };
}

async function judge(
  step: ScenarioStep,
  sandbox: Sandbox,
  stage: Stage,
): Promise<{ readonly issues: readonly Issue[]; readonly outcome: Outcome }> {
  const expected = step.expect ?? {};
  const values = (await resolveValues(expected.values ?? {}, stage)) as Readonly<Record<string, unknown>>;
  const outcome = await playStep(step, sandbox, stage);
  const issues = compareOutcome(outcome, expected, values);
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
  (what === 'begin' || what === 'send' || what === 'process') &&
  Boolean(expect?.state ?? expect?.in ?? expect?.possible ?? expect?.impossible);

/** What a step does, in a few words: `sales: transition contract sign`. */
const nameOf = ({ as, do: what, entity, workflow, event, action, time }: ScenarioStep): string =>
  [as && `${as}:`, what, entity ?? workflow, event, action, time].filter(Boolean).join(' ');
