import { describe, expect, it } from 'vitest';
import type { Placed } from '../../canvas/nearest-box.ts';
import { nearestBox } from '../../canvas/nearest-box.ts';
import type { DraftIssue } from '../../client/drafts.ts';
import { pictureOfMachine } from './machine/picture-of-machine.ts';
import { elementAt, issuesOfPicture } from './picture-issues.ts';
import {
  addStatus,
  connectStatus,
  moveStatusWay,
  removeStatus,
  removeStatusWay,
  renameStatus,
} from './status/edit-status.ts';
import { pictureOfStatus } from './status/picture-of-status.ts';

const label = { de: 'Neu', en: 'New' };

describe('what is wrong in a picture', () => {
  const picture = pictureOfMachine({
    id: 'flow',
    machine: { initial: 'a', states: { a: { states: { b: {} }, on: { 'record.moved': [{ target: 'a' }] } } } },
  });
  const issue = (path: string) => ({ path, message: path }) as DraftIssue;

  it('stands at the innermost state or transition', () => {
    const paths = ['machine', 'machine.states.a.meta', 'machine.states.a.states.b.meta', 'label'];
    const { ofState, ofWay } = issuesOfPicture(
      picture,
      [...paths, 'machine.states.a.on.record.moved.0.guard'].map(issue),
    );
    expect([...ofState].map(([path, list]) => [path, list.length])).toEqual([
      ['', 1],
      ['a', 1],
      ['a.b', 1],
    ]);
    expect([...ofWay.keys()]).toEqual(['a on.record.moved.0']);
    expect(elementAt(picture, 'machine.states.a.states.b.meta.label')).toEqual({ state: 'a.b' });
    expect(elementAt(picture, 'machine.states.a.on.record.moved.0')).toEqual({ way: 'a on.record.moved.0' });
    expect(elementAt(picture, 'label')).toBeNull();
  });

  it('is gone through by arrow keys', () => {
    const box = (path: string, x: number, y: number): Placed => ({ path, x, y, width: 10, height: 10 });
    const boxes = [box('top', 50, 0), box('left', 0, 50), box('right', 100, 50), box('bottom', 50, 100)];
    expect(nearestBox(boxes, null, 'ArrowDown')).toBe('top');
    expect(nearestBox(boxes, 'top', 'ArrowDown')).toBe('bottom');
    expect(nearestBox(boxes, 'left', 'ArrowRight')).toBe('right');
    expect(nearestBox(boxes, 'bottom', 'ArrowDown')).toBeNull();
  });
});

describe('a contract status', () => {
  const way = (id: string, from: readonly string[], to: string) => ({ id, label, from, to });
  const status = {
    id: 'deal',
    initial: 'open',
    states: ['open', 'won', 'lost'].map((id) => ({ id, label })),
    transitions: [way('win', ['open'], 'won'), way('lose', ['open', 'won'], 'lost')],
  };

  it('is drawn with a line from each state in which an event can begin', () => {
    const { states, ways } = pictureOfStatus(status);
    expect(states.map(({ path, type, initial }) => [path, type, initial])).toEqual([
      ['', 'plain', false],
      ['open', 'plain', true],
      ['won', 'plain', false],
      ['lost', 'final', false],
    ]);
    expect(ways.map(({ id, from, to }) => `${id} ${from} ${to}`)).toEqual([
      'win open won',
      'lose open lost',
      'lose won lost',
    ]);
  });

  it('is edited without a trace elsewhere', () => {
    const renamed = renameStatus(status, 'open', 'new');
    expect(renameStatus(renamed, 'new', 'open')).toEqual(status);
    expect(renamed).toMatchObject({ initial: 'new', transitions: [{ from: ['new'] }, { from: ['new', 'won'] }] });
    expect(renameStatus(status, 'open', 'won')).toBe(status);
    expect(removeStatus(addStatus(status, 'late', label), 'late', true)).toEqual(status);
    const connected = connectStatus(status, 'won', 'open', 'reopen', label);
    expect(connected && removeStatusWay(connected, 'reopen')).toEqual(status);
    // One event leads to one state.
    expect(connectStatus(status, 'won', 'open', 'lose', label)).toBeNull();
    expect(connectStatus(status, 'lost', 'won', 'win', label)).toMatchObject({
      transitions: [{ id: 'win', from: ['open', 'lost'] }, { id: 'lose' }],
    });
    expect(moveStatusWay(status, 'win', 'lost')).toMatchObject({ transitions: [{ to: 'lost' }, { to: 'lost' }] });
  });

  it('loses a state with what leads to it, and begins with another one', () => {
    expect(removeStatus(status, 'won', true)).toMatchObject({
      states: [{ id: 'open' }, { id: 'lost' }],
      transitions: [{ id: 'lose', from: ['open'] }],
    });
    expect(removeStatus(status, 'won', false)).toMatchObject({
      transitions: [{ id: 'win', to: 'won' }, { id: 'lose' }],
    });
    expect(removeStatus(status, 'open', true)).toMatchObject({ initial: 'won', transitions: [{ from: ['won'] }] });
    const two = { ...status, states: status.states.slice(0, 2) };
    expect(removeStatus(two, 'won', true)).toBe(two);
  });
});
