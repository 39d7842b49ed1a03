import type { WireSimulation, WireSimulationOutcome, WireSimulationRequest } from '@leitwerk/metadata/wire/simulation';
import type { WireProcess } from '@leitwerk/metadata/wire/workflow';
import { messageOf } from '../messages.ts';
import { Refused, refuse } from '../refusal.ts';
import { mayWrite } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeGate } from '../sandbox/gate.ts';
import { laterThan } from '../sandbox/later.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { inSandbox } from '../sandbox/sandbox.ts';
import { finishEffects } from '../scenario/play-effects.ts';
import type { Storage } from '../storage/database.ts';
import { effectsOfRecord } from '../workflow/effects.ts';
import { mayTouch } from '../workflow/may-act.ts';
import { readProcesses } from '../workflow/read-processes.ts';
import { beginByPerson, sendEvent } from '../workflow/send-event.ts';
import { readTaken } from './read-taken.ts';
import { asPerson, beginTried, setAside, withRoles } from './try-draft.ts';

type Step = WireSimulationRequest['steps'][number];

/** A workflow that is not live. */
export type TriedDraft = { readonly workflow: string; readonly roles: readonly string[] };

/** How far time may go in a simulation, in years. */
const MOST_YEARS = 10;

/** Those of this process at a time. */
const gate = makeGate(2, 'simulation.busy');

/**
 * What would happen if somebody did these steps with the processes of a record, from now on: with his rights, and told as far as he
 * may read it. Nothing of it stays. The first step that is refused is the last one; without the right to act it is refused as a
 * whole (403, 404).
 * @param draft of a definition that is not live: the workflow that is tried, and roles with which its steps are done
 */
export const simulate = (
  storage: Storage,
  request: WireSimulationRequest,
  context: Context,
  draft: TriedDraft | null = null,
): Promise<WireSimulation> =>
  gate(() =>
    inSandbox(storage, { model: context.model, at: new Date() }, async (sandbox) => {
      const { entity, record } = request;
      const mayChange =
        (await mayTouch(sandbox.storage, entity, record, context)) ??
        refuse(404, 'record.not-found', { params: { entity } });
      // Time alone shows what processes would do: only to who has a say in them.
      if (request.steps[0]?.do === 'pass' && !(mayChange && mayWrite(context.actor)))
        return refuse(403, 'record.forbidden', { params: { entity } });
      if (draft) await setAside(draft.workflow, request, sandbox);
      await sandbox.watch(entity, record);
      const seen = new Map<string, number>();
      await look(sandbox, request, seen, context, draft);
      const steps: WireSimulationOutcome[] = [];
      for (const step of request.steps) {
        const problem = await attempt(step, request, sandbox, context, draft, steps.length === 0);
        steps.push({
          at: sandbox.now().toISOString(),
          problem,
          ...(await look(sandbox, request, seen, context, draft)),
        });
        if (problem) break;
      }
      return { steps };
    }),
  );

const NO_RIGHT: ReadonlySet<number> = new Set([403, 404]);

async function attempt(
  step: Step,
  request: WireSimulationRequest,
  sandbox: Sandbox,
  context: Context,
  draft: TriedDraft | null,
  isFirst: boolean,
): Promise<WireSimulationOutcome['problem']> {
  try {
    await play(step, request, sandbox, context, draft);
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    if (refusal.status === 503 || (isFirst && NO_RIGHT.has(refusal.status))) throw error;
    const { language } = context.actor;
    const issues = (refusal.issues ?? []).map((issue) => ({ path: issue.path, message: messageOf(issue, language) }));
    return { code: refusal.code, message: messageOf(refusal, language), issues };
  }
}

async function play(
  step: Step,
  request: WireSimulationRequest,
  sandbox: Sandbox,
  context: Context,
  draft: TriedDraft | null,
): Promise<void> {
  const own = withRoles(sandbox.contextOf(context.actor), draft?.roles ?? []);
  if (step.do === 'pass') return pass(step.time, sandbox);
  if (step.do === 'answer') await finishEffects(step, request.record, ANY, sandbox, own);
  else if (step.do === 'begin' && step.workflow === draft?.workflow)
    await beginTried(sandbox.storage, step.workflow, request.record, own);
  else if (step.do === 'begin') await beginByPerson(sandbox.storage, step.workflow, request.record, own);
  else {
    const process = (await processesOf(sandbox, request, own)).find((one) => one.workflow === step.workflow);
    if (!process) return refuse(404, 'workflow.not-found');
    const sender = step.person === undefined ? own : await asPerson(sandbox.storage, step.person, own);
    await sendEvent(sandbox.storage, process.id, step.event, step.input ?? {}, sender);
  }
  await sandbox.settle();
}

const ANY = { input: {}, output: null };

async function pass(time: string, sandbox: Sandbox): Promise<void> {
  if (time === 'next-deadline') {
    if (!(await sandbox.passToNext())) refuse(409, 'scenario.no-deadline');
    return;
  }
  const until = laterThan(sandbox.now(), time) ?? refuse(409, 'scenario.time', { params: { time } });
  if (until > (laterThan(new Date(), `P${MOST_YEARS}Y`) ?? until))
    return refuse(409, 'simulation.too-far', { params: { years: MOST_YEARS } });
  await sandbox.passUntil(until);
}

const processesOf = async (
  { storage }: Sandbox,
  { entity, record }: WireSimulationRequest,
  context: Context,
): Promise<readonly WireProcess[]> => (await readProcesses(storage, entity, record, context)).items;

/** Where the processes stand, and what they have done since the last look. */
async function look(
  sandbox: Sandbox,
  request: WireSimulationRequest,
  seen: Map<string, number>,
  context: Context,
  draft: TriedDraft | null,
): Promise<Pick<WireSimulationOutcome, 'taken' | 'processes' | 'waits'>> {
  const own = sandbox.contextOf(context.actor);
  const items = await processesOf(sandbox, request, own);
  const taken = await readTaken(sandbox.storage, items, seen, own);
  for (const { id, steps } of items) seen.set(id, Math.max(0, ...steps.map(({ step }) => step)));
  // What can be sent is told for those with whose roles it is sent.
  const offered = draft ? await processesOf(sandbox, request, withRoles(own, draft.roles)) : items;
  const processes = offered.map(({ workflow, label, state, states, problem, timers, events }) => ({
    workflow,
    label,
    state,
    states,
    problem,
    timers,
    events,
  }));
  // Only who tries a draft may read all that these are about.
  const waiting = draft ? await effectsOfRecord(sandbox.storage, request.record, null) : [];
  const waits = waiting.flatMap(({ action, state }) => (state === 'by-hand' ? [action] : []));
  return { taken, processes, waits: [...new Set(waits)] };
}
