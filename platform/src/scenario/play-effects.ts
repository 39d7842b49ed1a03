import type { ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { EffectState, StoredEffect } from '../workflow/effects.ts';
import { effectsOfRecord, finishByHand, refuseByHand } from '../workflow/effects.ts';
import { mayTouch } from '../workflow/may-act.ts';
import { mayWorkOn } from '../workflow/read-inbox.ts';
import { agrees } from './agrees.ts';
import type { Outcome } from './outcome.ts';

type Values = Readonly<Record<string, unknown>>;

/** Whether there is a module is nothing that a scenario is about. */
const STATES: Readonly<Record<EffectState, string>> = {
  waiting: 'open',
  'by-hand': 'open',
  done: 'done',
  failed: 'failed',
  dropped: 'dropped',
};

/** What processes have wanted of modules about a record, as whoever may read it sees it. */
export async function readEffects(
  record: string,
  action: string | null,
  { storage }: Sandbox,
  context: Context,
): Promise<Outcome> {
  const found = await effectsOfRecord(storage, record, action);
  const [first] = found;
  if (first && (await mayTouch(storage, first.entity, record, context)) === null)
    return refuse(404, 'record.not-found', { params: { entity: first.entity } });
  const effects = found.map((one) => ({
    action: one.action,
    input: one.input,
    output: one.output,
    state: one.isRefused ? 'failed' : STATES[one.state],
  }));
  return { status: 200, effects, count: effects.length };
}

/** Answers by hand what a process wants of a module that is not there: it is done, or refused. */
export async function finishEffects(
  step: Pick<ScenarioStep, 'action' | 'refusal'>,
  record: string,
  given: { readonly input: Values; readonly output: Values | null },
  { storage }: Sandbox,
  context: Context,
): Promise<Outcome> {
  const action = step.action ?? '';
  const isMeant = ({ input }: StoredEffect): boolean => agrees(given.input, input);
  const effects = (await effectsOfRecord(storage, record, action)).filter(isMeant);
  if (effects.length === 0) return refuse(409, 'scenario.nothing-wanted', { params: { action } });
  for (const { id } of effects.filter(({ state }) => state === 'by-hand')) {
    if (!(await mayWorkOn(storage, 'effect', id, context))) return refuse(404, 'workflow.not-found');
    if (step.refusal === undefined) await finishByHand(storage, id, context, given.output);
    else await refuseByHand(storage, id, step.refusal, context);
  }
  return { status: 204 };
}
