import { expect, it } from 'vitest';
import { peopleOf } from './people-of.ts';

const machine = (meta: object) => ({
  initial: 'a',
  states: { a: { on: { go: [{ target: 'b' }, { target: 'b', meta }] } }, b: { type: 'final' } },
});

it.each([
  [1, {}],
  [2, { fourEyes: true }],
  [3, { approvals: 3 }],
  [3, { approvals: 2, fourEyes: true }],
])('needs %i people for %j', (people, meta) => {
  expect(peopleOf(machine(meta))).toBe(people);
});
