import type { WireMachine, WireWay } from '@leitwerk/metadata/wire/workflow';
import { describe, expect, it } from 'vitest';
import { layoutMachine } from './layout-machine.ts';
import { connectionsOf, isInner, marksOf } from './process-marks.ts';

const state = (path: string, type: 'plain' | 'parallel' = 'plain') => ({
  path,
  label: { de: path, en: path },
  type,
  initial: false,
  roles: null,
});
const way = (from: string, ...to: string[]): WireWay => ({
  id: `${from} on.go 0`,
  from,
  to,
  kind: 'event',
  event: 'go',
  isGuarded: false,
});
const machine: WireMachine = {
  states: [state('a'), state('b', 'parallel'), state('b.one'), state('b.one.x'), state('b.two'), state('c')],
  ways: [way('a', 'b'), way('b.one.x', 'c'), way('b', 'c'), way('a'), way('b', 'b.one.x')],
  delays: {},
};
const layout = layoutMachine(machine, {
  stateSize: () => ({ width: 100, height: 40 }),
  labelSize: () => ({ width: 50, height: 20 }),
});
const box = (path: string) => {
  const found = layout.boxes.find((one) => one.path === path);
  if (!found) throw new Error(path);
  return found;
};

describe('the picture of a machine', () => {
  it('has boxes inside boxes that do not overlap', () => {
    expect(layout.boxes.map(({ path, parent }) => [path, parent])).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', ''],
      ['b.one', 'b'],
      ['b.two', 'b'],
      ['b.one.x', 'b.one'],
    ]);
    const [outer, one, two, inner] = [box('b'), box('b.one'), box('b.two'), box('b.one.x')];
    for (const child of [one, two]) {
      expect(child.x).toBeGreaterThanOrEqual(0);
      expect(child.y).toBeGreaterThanOrEqual(40);
      expect(child.x + child.width).toBeLessThanOrEqual(outer.width);
      expect(child.y + child.height).toBeLessThanOrEqual(outer.height);
    }
    expect(one.x + one.width <= two.x || two.x + two.width <= one.x).toBe(true);
    expect(inner.y + inner.height).toBeLessThanOrEqual(one.height);
    expect(box('a').y).toBeLessThan(outer.y);
    expect(outer.y + outer.height).toBeLessThanOrEqual(box('c').y);
  });

  it('draws a line from the very state, however deep, and none for what stays inside', () => {
    expect(connectionsOf(machine).map(({ from, to }) => [from, to])).toEqual([
      ['a', 'b'],
      ['b.one.x', 'c'],
      ['b', 'c'],
    ]);
    expect(machine.ways.map(isInner)).toEqual([false, false, false, true, true]);
    const deep = layout.lines.find(({ from }) => from === 'b.one.x');
    const inner = box('b.one.x');
    const left = box('b').x + box('b.one').x + inner.x;
    const top = box('b').y + box('b.one').y + inner.y;
    expect(deep?.points[0]).toEqual({ x: left + inner.width, y: top + inner.height / 2 });
  });

  it('marks where a process was and which ways it took', () => {
    const step = (number: number, entered: string[], ways: string[]) =>
      ({ step: number, at: `t${number}`, entered, ways }) as never;
    const marks = marksOf({
      states: [{ path: 'a', label: { de: '', en: '' } }],
      steps: [step(3, ['a'], ['w']), step(2, ['b'], ['v', 'v']), step(1, ['a'], [])],
    });
    expect([...marks.active]).toEqual(['a']);
    expect(marks.visits.get('a')).toEqual([
      { step: 1, at: 't1' },
      { step: 3, at: 't3' },
    ]);
    expect(marks.taken.get('v')).toEqual([{ step: 2, at: 't2' }]);
  });
});
