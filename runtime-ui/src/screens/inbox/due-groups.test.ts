import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import { beforeAll, describe, expect, it } from 'vitest';
import { dueGroupOf } from './due-groups.ts';

beforeAll(() => setClockZones({ reader: 'Europe/Berlin', place: 'Europe/Berlin' }));

describe('how urgent something is', () => {
  const now = new Date('2026-03-02T09:00:00Z');
  it.each([
    [null, 'none'],
    ['2026-03-02T08:59:00Z', 'overdue'],
    ['2026-03-02T15:00:00Z', 'today'],
    ['2026-03-02T23:00:00Z', 'today'],
    ['2026-03-03T08:00:00Z', 'week'],
    ['2026-03-09T08:00:00Z', 'week'],
    ['2026-03-09T10:00:00Z', 'later'],
  ])('due %s is %s', (due, group) => {
    expect(dueGroupOf({ due }, now)).toBe(group);
  });
});
