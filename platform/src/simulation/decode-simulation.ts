import type { WireSimulationRequest, WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import { refuse } from '../refusal.ts';

export const MOST_STEPS = 50;
export const MOST_PEOPLE = 9;

const text = { type: 'string', minLength: 1, maxLength: 100 } as const;

/** What a request for a simulation looks like. */
export const SIMULATION_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['entity', 'record', 'steps'],
  properties: {
    entity: text,
    record: { type: 'string', format: 'uuid' },
    steps: {
      type: 'array',
      minItems: 1,
      maxItems: MOST_STEPS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['do'],
        properties: {
          do: { enum: ['begin', 'send', 'pass', 'answer'] },
          workflow: { ...text, description: 'begin, send: of the process about the record' },
          event: { ...text, description: 'send' },
          input: { type: 'object', description: 'send: values of the fields that the event asks for' },
          person: {
            type: 'integer',
            minimum: 2,
            maximum: MOST_PEOPLE,
            description:
              'send, drafts only: as another person with the same rights, for four eyes and several approvals',
          },
          action: { ...text, description: 'answer: what a process waits for, as no module can do it' },
          refusal: { ...text, description: 'answer: why it is not done' },
          time: { ...text, description: 'pass: a period (`P14D`), a date, or `next-deadline`' },
        },
      },
    },
  },
};

/** Keys of each step; those with `?` may be absent. */
const KEYS: Readonly<Record<WireSimulationStep['do'], readonly string[]>> = {
  begin: ['do', 'workflow'],
  send: ['do', 'workflow', 'event', 'input?', 'person?'],
  pass: ['do', 'time'],
  answer: ['do', 'action', 'refusal?'],
};

/**
 * Refuses (422) steps of another shape, each with its place.
 * @param isOfDraft whether other people may do a step, too: with live processes that could show what only they may see
 */
export function decodeSteps(given: unknown, isOfDraft: boolean): WireSimulationRequest['steps'] {
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_STEPS)
    return refuse(422, 'record.invalid', {
      issues: [{ path: 'steps', code: 'simulation.steps', params: { most: MOST_STEPS } }],
    });
  return given.map((one: unknown, index) => decodeStep(one, `steps.${index}`, isOfDraft));
}

function decodeStep(given: unknown, path: string, isOfDraft: boolean): WireSimulationStep {
  const wrong = (below: string): never =>
    refuse(422, 'record.invalid', { issues: [{ path: below, code: 'simulation.step' }] });
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return wrong(path);
  const step = given as Readonly<Record<string, unknown>>;
  const type = String(step['do']);
  const keys = Object.hasOwn(KEYS, type) ? KEYS[type as WireSimulationStep['do']] : wrong(`${path}.do`);
  const known = keys.map((key) => key.replace('?', '')).filter((key) => isOfDraft || key !== 'person');
  const unknown = Object.keys(step).find((key) => !known.includes(key));
  if (unknown !== undefined)
    return refuse(422, 'record.invalid', {
      issues: [{ path: `${path}.${unknown}`, code: 'value.unknown-key', params: { key: unknown } }],
    });
  for (const key of keys.filter((one) => !one.endsWith('?') && one !== 'do'))
    if (typeof step[key] !== 'string' || step[key] === '') return wrong(`${path}.${key}`);
  const { input, refusal, person } = step;
  if (person !== undefined && !isPerson(person)) return wrong(`${path}.person`);
  if (refusal !== undefined && (typeof refusal !== 'string' || refusal === '')) return wrong(`${path}.refusal`);
  if (input !== undefined && (typeof input !== 'object' || input === null || Array.isArray(input)))
    return wrong(`${path}.input`);
  return step as WireSimulationStep;
}

const isPerson = (given: unknown): boolean =>
  Number.isInteger(given) && Number(given) >= 2 && Number(given) <= MOST_PEOPLE;
