import { describe, expect, it } from 'vitest';
import type { WorkflowState } from '../generated/definitions.gen.ts';
import { EndlessSteps, makeMachine } from './make-machine.ts';
import { placesOf } from './mark-transitions.ts';

const label = { de: 'x', en: 'x' };
const action = (event: string) => ({ type: 'move-record' as const, params: { event } });
const MACHINE: WorkflowState = {
  initial: 'check',
  states: {
    check: {
      meta: { label },
      entry: [action('begin')],
      after: { deadline: [{ target: 'late' }] },
      on: {
        go: [{ target: 'work', guard: 'isGas' }, { target: 'refused' }],
        pause: [{ target: 'paused' }],
      },
    },
    paused: { meta: { label }, on: { resume: [{ target: 'work.back' }] } },
    work: {
      type: 'parallel',
      onDone: [{ target: 'decide' }],
      on: { pause: [{ target: 'paused' }] },
      states: {
        grid: {
          initial: 'open',
          states: { open: { on: { confirm: [{ target: 'told' }] } }, told: { type: 'final' } },
        },
        old: {
          initial: 'open',
          states: { open: { on: { terminated: [{ target: 'told' }] } }, told: { type: 'final' } },
        },
        back: { type: 'history', history: 'deep' },
      },
    },
    decide: { meta: { label }, always: [{ target: 'end', guard: 'isReady' }] },
    late: { type: 'final' },
    refused: { type: 'final' },
    end: { type: 'final' },
  },
};
const machine = makeMachine({ id: 'switch', machine: MACHINE });
const truth = (...formulas: string[]) => new Map(formulas.map((one) => [one, true]));

describe('a machine', () => {
  it('begins with its actions and timers as data', () => {
    expect(machine.guards).toEqual(['isGas', 'isReady']);
    expect(machine.begin(truth())).toEqual({
      stand: { value: 'check', history: {} },
      isDone: false,
      actions: [action('begin')],
      taken: [],
      entered: ['check'],
      timers: [{ event: 'xstate.after.deadline.switch.check', delay: 'deadline' }],
      cancelled: [],
      invoked: [],
    });
  });

  it('takes the first way whose condition is true, and gives timers back', () => {
    const { stand } = machine.begin(truth());
    expect(machine.step(stand, 'go', truth())).toMatchObject({ stand: { value: 'refused' }, isDone: true });
    expect(machine.step(stand, 'go', truth('isGas'))).toMatchObject({
      stand: { value: { work: { grid: 'open', old: 'open' } } },
      cancelled: ['xstate.after.deadline.switch.check'],
      taken: ['check on.go.0'],
    });
    expect(machine.step(stand, 'xstate.after.deadline.switch.check', truth())).toMatchObject({ isDone: true });
    expect(machine.step(stand, 'confirm', truth())).toBeNull();
  });

  it('does what is side by side, goes back to where it was, and on when all is done', () => {
    const { stand } = machine.begin(truth());
    const work = machine.step(stand, 'go', truth('isGas'));
    const told = machine.step(work?.stand ?? stand, 'confirm', truth());
    const paused = machine.step(told?.stand ?? stand, 'pause', truth());
    expect(paused?.stand.value).toBe('paused');
    const stored = JSON.parse(JSON.stringify(paused?.stand)) as typeof stand;
    const again = machine.step(stored, 'resume', truth());
    expect(again?.stand.value).toEqual({ work: { grid: 'told', old: 'open' } });
    const done = machine.step(again?.stand ?? stand, 'terminated', truth('isReady'));
    expect(done).toMatchObject({ stand: { value: 'end' }, isDone: true });
  });

  it('that runs in a circle is stopped', () => {
    const states: WorkflowState['states'] = {
      still: { on: { go: [{ target: 'one' }] } },
      one: { always: [{ target: 'two', guard: 'isGas' }] },
      two: { always: [{ target: 'one' }] },
      three: { always: [{ target: 'four' }] },
      four: { always: [{ target: 'three' }] },
    };
    const circle = makeMachine({ id: 'circle', machine: { initial: 'still', states } });
    const { stand } = circle.begin(truth());
    expect(() => circle.step(stand, 'go', truth('isGas'))).toThrow(EndlessSteps);
    expect(circle.step(stand, 'go', truth())?.stand.value).toBe('one');
    expect(circle.isEndlessFrom(['three'])).toBe(true);
    expect(circle.isEndlessFrom(['two'])).toBe(false);
    expect(circle.unreachable).toEqual(['circle.three', 'circle.four']);
  });

  it('with a target that is not there is refused with the place', () => {
    const bad: WorkflowState = { initial: 'a', states: { a: { on: { go: [{ target: 'gone' }] } } } };
    expect(() => makeMachine({ id: 'bad', machine: bad })).toThrow(/bad\.a/);
  });
});

it('names each of its transitions by its place', () => {
  expect(placesOf(MACHINE)).toEqual([
    'check on.go.0',
    'check on.go.1',
    'check on.pause.0',
    'check after.deadline.0',
    'paused on.resume.0',
    'work on.pause.0',
    'work onDone.0',
    'work.grid.open on.confirm.0',
    'work.old.open on.terminated.0',
    'decide always.0',
  ]);
  const { stand } = makeMachine({ id: 'a', machine: MACHINE }).begin(truth());
  const work = machine.step(stand, 'go', truth('isGas'));
  const told = work && machine.step(work.stand, 'confirm', truth());
  // The end of both sides leads on by itself, and from there the condition does.
  expect(told && machine.step(told.stand, 'terminated', truth('isReady'))?.taken).toEqual([
    'work.old.open on.terminated.0',
    'work onDone.0',
    'decide always.0',
  ]);
});
