import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { WireSimulationRequest, WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import { refuse } from '../refusal.ts';

export const MOST_STEPS = 50;
export const MOST_PEOPLE = 9;

const text = { type: 'string', minLength: 1, maxLength: 100 } as const;

const STEP_PROPERTIES = {
  do: { enum: ['begin', 'send', 'pass', 'answer'] },
  workflow: { ...text, description: 'begin, send: of the process about the record' },
  event: { ...text, description: 'send' },
  input: { type: 'object', description: 'send: values of the fields that the event asks for' },
  action: { ...text, description: 'answer: what a process waits for, as no module can do it' },
  refusal: { ...text, description: 'answer: why it is not done' },
  time: { ...text, description: 'pass: a period (`P14D`), a date, or `next-deadline`' },
} as const;

const stepsWith = (properties: JsonSchema) => ({
  type: 'array',
  minItems: 1,
  maxItems: MOST_STEPS,
  items: { type: 'object', additionalProperties: false, required: ['do'], properties },
});

/** What a request for a simulation looks like. */
export const SIMULATION_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['entity', 'record', 'steps'],
  properties: { entity: text, record: { type: 'string', format: 'uuid' }, steps: stepsWith(STEP_PROPERTIES) },
};

/** Steps with a workflow of a draft: others may do them, too. With live processes that could show what only they may see. */
export const DRAFT_STEPS_SCHEMA = stepsWith({
  ...STEP_PROPERTIES,
  person: {
    type: 'integer',
    minimum: 2,
    maximum: MOST_PEOPLE,
    description: 'send: as another person with the same rights, for four eyes and several approvals',
  },
});

type Keys = Readonly<Record<WireSimulationStep['do'], readonly string[]>>;

/** Keys of each step; those with `?` may be absent. */
const KEYS: Keys = {
  begin: ['do', 'workflow'],
  send: ['do', 'workflow', 'event', 'input?'],
  pass: ['do', 'time'],
  answer: ['do', 'action', 'refusal?'],
};
const DRAFT_KEYS: Keys = { ...KEYS, send: [...KEYS.send, 'person?'] };

/** Refuses (422) steps of another shape, each with its place. @param isOfDraft whether a workflow of a draft is tried */
export function decodeSteps(given: unknown, isOfDraft: boolean): WireSimulationRequest['steps'] {
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_STEPS)
    return refuse(422, 'record.invalid', {
      issues: [{ path: 'steps', code: 'simulation.steps', params: { most: MOST_STEPS } }],
    });
  return given.map((one: unknown, index) => decodeStep(one, `steps.${index}`, isOfDraft ? DRAFT_KEYS : KEYS));
}

function decodeStep(given: unknown, path: string, allowed: Keys): WireSimulationStep {
  const wrong = (below: string): never =>
    refuse(422, 'record.invalid', { issues: [{ path: below, code: 'simulation.step' }] });
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return wrong(path);
  const step = given as Readonly<Record<string, unknown>>;
  const type = String(step['do']);
  const keys = Object.hasOwn(allowed, type) ? allowed[type as WireSimulationStep['do']] : wrong(`${path}.do`);
  const known = keys.map((key) => key.replace('?', ''));
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
