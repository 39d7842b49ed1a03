import { describe, expect, it } from 'vitest';
import { leadingEvents } from './leading-events.ts';

const label = { de: '', en: '' };
const way = (from: string, event: string, ...to: string[]) => ({
  id: `${from} ${event}`,
  from,
  to,
  kind: 'event' as const,
  event,
  isGuarded: false,
});
const event = (name: string) => ({ event: name, label, possible: true, input: [] });
const process = {
  machine: {
    states: [],
    delays: {},
    ways: [
      way('open.a', 'go', 'open.b'),
      way('open', 'stop', 'end'),
      way('open.b', 'back', 'open.a'),
      way('open.a', 'deep', 'open.b.x'),
    ],
  },
  states: [
    { path: 'open', label },
    { path: 'open.a', label },
  ],
  events: [event('go'), event('stop'), event('deep'), event('back')],
};

describe('events that lead to a column of the board', () => {
  it('are those of the states in which the process is, to the very state or inside it', () => {
    const to = (path: string) => leadingEvents(process, path).map((one) => one.event);
    expect(to('open.b')).toEqual(['go', 'deep']);
    expect(to('end')).toEqual(['stop']);
    expect(to('open.a')).toEqual([]);
    expect(to('gone')).toEqual([]);
  });
});
