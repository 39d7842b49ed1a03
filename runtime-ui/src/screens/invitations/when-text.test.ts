import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import { afterEach, expect, it } from 'vitest';
import { whenText } from './when-text.ts';

afterEach(() => setClockZones({ reader: undefined, place: undefined }));

it('times are by the reader’s clock, whole days by that of the installation', () => {
  setClockZones({ reader: 'America/New_York', place: 'Europe/Berlin' });
  expect(whenText('2026-12-04T09:00:00Z', '2026-12-04T10:00:00Z', false, 'en')).toMatch(
    /4 December 2026.*04:00.*05:00/,
  );
  const day = whenText('2026-12-03T23:00:00Z', '2026-12-04T23:00:00Z', true, 'de');
  expect(day).toMatch(/4\. Dezember 2026/);
  expect(day).not.toMatch(/[35]\. Dezember|:/);
  expect(whenText('2026-12-03T23:00:00Z', '2026-12-05T23:00:00Z', true, 'de')).toMatch(/4\..*5\. Dezember 2026/);
});

it('what ends before it begins has the time at which it begins, and what is no time has no words', () => {
  setClockZones({ reader: 'UTC', place: 'UTC' });
  const upside = whenText('2026-12-04T09:00:00Z', '2026-12-04T08:00:00Z', false, 'en');
  expect(upside).toMatch(/09:00/);
  expect(upside).not.toMatch(/08:00/);
  expect(whenText('x', '', false, 'en')).toBe('');
});
