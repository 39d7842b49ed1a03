import type { WirePendingChange } from '@leitwerk/metadata/wire/workflow';
import { describe, expect, it } from 'vitest';
import { dayLater, daysBetween, valuesOn } from './values-on.ts';

const plan = (day: string, changes: object, state: WirePendingChange['state'] = 'planned') =>
  ({ day, changes, state }) as WirePendingChange;

describe('what applies on a day', () => {
  const plans = [
    plan('2027-01-01', { rate: '80', name: 'A' }),
    plan('2027-03-01', { rate: '90' }),
    plan('2027-02-01', { rate: '1' }, 'cancelled'),
  ];
  it.each([
    ['2026-12-31', {}],
    ['2027-01-01', { rate: '80', name: 'A' }],
    ['2027-02-28', { rate: '80', name: 'A' }],
    ['2027-03-01', { rate: '90', name: 'A' }],
  ])('%s', (day, values) => {
    expect(valuesOn(plans, day)).toEqual(values);
  });

  it('is counted in days, over changes of the clock', () => {
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
    expect(dayLater('2027-03-27', 2)).toBe('2027-03-29');
  });
});
