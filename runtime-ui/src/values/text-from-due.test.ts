import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import { beforeAll, expect, it } from 'vitest';
import { textFromDue } from './text-from-due.ts';

beforeAll(() => setClockZones({ reader: 'Europe/Berlin', place: 'Europe/Berlin' }));

it('is the day when it ends with it, and the time otherwise', () => {
  expect(textFromDue('2026-03-02T23:00:00Z', 'de')).toBe('02.03.2026');
  expect(textFromDue('2026-03-02T09:30:00Z', 'de')).toBe('02.03.2026 10:30');
});
