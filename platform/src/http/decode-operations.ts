import type { Operation } from '@leitwerk/metadata/overlay';

export const MOST_OPERATIONS = 10_000;

/** Schema of one operation in a request. */
export const OPERATION = {
  type: 'object',
  required: ['op', 'at'],
  properties: {
    op: { enum: ['set', 'add', 'remove', 'move'] },
    at: {
      type: 'array',
      minItems: 1,
      items: { type: 'string' },
      description: '`kind/id` of the definition, then keys of objects and of elements',
    },
    value: { description: 'For set and add' },
    was: { description: 'What was there, for people who read it' },
    after: {
      type: ['string', 'null'],
      description: 'For add and move: key of the element before it; null for the first place',
    },
  },
} as const;

/** A place: what the `at` of an operation is. */
export const isPath = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.length > 0 && given.length < 100 && given.every((step) => typeof step === 'string');

const KEYS: Readonly<Record<Operation['op'], readonly string[]>> = {
  set: ['op', 'at', 'value', 'was'],
  add: ['op', 'at', 'value', 'after'],
  remove: ['op', 'at', 'was'],
  move: ['op', 'at', 'after'],
};

/** Operations of the right outer shape. */
export const isOperations = (given: unknown): given is readonly Operation[] =>
  Array.isArray(given) && given.length <= MOST_OPERATIONS && given.every(isOperation);

function isOperation(given: unknown): given is Operation {
  if (typeof given !== 'object' || given === null) return false;
  const { op, at, after } = given as { op?: unknown; at?: unknown; after?: unknown };
  if (typeof op !== 'string' || !Object.hasOwn(KEYS, op) || !isPath(at)) return false;
  const keys = KEYS[op as Operation['op']];
  if (Object.keys(given).some((key) => !keys.includes(key))) return false;
  const isPlaced = after === null || typeof after === 'string' || (op !== 'move' && after === undefined);
  return isPlaced && (op === 'set' || op === 'add' ? 'value' in given : true);
}
