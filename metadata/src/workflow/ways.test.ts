import { describe, expect, it } from 'vitest';
import type { WorkflowState } from '../generated/definitions.gen.ts';
import { makeMachine } from './make-machine.ts';
import { wayId } from './way-id.ts';

const machine: WorkflowState = {
  initial: 'check',
  states: {
    check: {
      after: { late: [{ target: 'end' }] },
      on: {
        accept: [
          { target: 'work', guard: 'a' },
          { target: 'check.again' as never, guard: 'never' },
        ].slice(0, 1) as never,
      },
      always: [{ target: 'end', guard: 'b' }],
    },
    work: {
      type: 'parallel',
      onDone: [{ target: 'after-work' }],
      states: {
        one: { initial: 'wait', states: { wait: { on: { go: [{ target: 'done' }] } }, done: { type: 'final' } } },
        two: {
          initial: 'wait',
          states: {
            wait: {
              after: { late: [{ target: 'next' }] },
              on: { go: [{ target: 'next' }], stay: [{ actions: [] as never }] },
            },
            next: { always: [{ target: 'done', guard: 'c' }] },
            done: { type: 'final' },
          },
        },
      },
    },
    'after-work': { always: [{ target: 'end' }] },
    end: { type: 'final' },
  },
};
const one = makeMachine({ id: 'm', machine });
const truth = (...names: string[]) => new Map(['a', 'b', 'c'].map((name) => [name, names.includes(name)]));

describe('the ways of a machine', () => {
  it('are named by where they stand and lead to states', () => {
    expect(one.ways.find((way) => way.place === 'after.late' && way.from.length === 3)).toMatchObject({
      from: ['work', 'two', 'wait'],
      event: 'xstate.after.late.m.work.two.wait',
      to: [['work', 'two', 'next']],
    });
    expect(one.ways.find((way) => way.place === 'onDone')).toMatchObject({ from: ['work'], to: [['after-work']] });
    expect(one.ways.find((way) => way.place === 'on.stay')?.to).toEqual([]);
  });

  it('are traced: what an event takes, and what follows by itself', () => {
    const begin = one.trace(null, 'begin', truth());
    expect(begin).toEqual({ ways: [], entered: ['check'] });
    const atCheck = one.begin(truth()).stand;
    const accepted = one.trace(atCheck, 'accept', truth('a'));
    expect(accepted.ways.map(wayId)).toEqual(['check on.accept.0']);
    expect([...accepted.entered].sort()).toEqual(['work', 'work.one', 'work.one.wait', 'work.two', 'work.two.wait']);
    const working = one.step(atCheck, 'accept', truth('a'))?.stand ?? atCheck;
    const gone = one.trace(working, 'go', truth('c'));
    expect(gone.ways.map(wayId)).toEqual([
      'work.one.wait on.go.0',
      'work.two.wait on.go.0',
      'work.two.next always.0',
      'work onDone.0',
      'after-work always.0',
    ]);
    expect(gone.entered).toContain('after-work');
    expect(one.trace(atCheck, 'record.updated', truth('b')).ways.map(wayId)).toEqual(['check always.0']);
    expect(one.trace(null, 'begin', truth('b'))).toMatchObject({ entered: ['check', 'end'] });
  });
});

describe('a jump', () => {
  it('leads to a state with its timers, takes back others, and moves one region only where it can', () => {
    const atCheck = one.begin(truth()).stand;
    const working = one.step(atCheck, 'accept', truth('a'))?.stand ?? atCheck;
    const back = one.jump(working, ['check']);
    expect(back.stand.value).toBe('check');
    expect(back.timers).toEqual([{ event: 'xstate.after.late.m.check', delay: 'late' }]);
    expect(back.cancelled).toEqual(['xstate.after.late.m.work.two.wait']);
    const further = one.step(working, 'go', truth())?.stand ?? working;
    expect(further.value).toEqual({ work: { one: 'done', two: 'next' } });
    expect(one.jump(further, ['work', 'two', 'wait']).stand.value).toEqual({ work: { one: 'done', two: 'wait' } });
    expect(one.jump(atCheck, ['work', 'two', 'next']).stand.value).toEqual({ work: { one: 'wait', two: 'next' } });
  });
});
