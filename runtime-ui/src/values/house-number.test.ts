import { expect, it } from 'vitest';
import { isUsualHouseNumber } from './house-number.ts';

it('house numbers as most in Germany are usual, others are not', () => {
  for (const text of [
    '1',
    '12',
    '12a',
    '12 a',
    '12A',
    '12-14',
    '12 – 14',
    '12a-c',
    '12a-14b',
    '12 1/2',
    '12½',
    '12/1',
    '12/14',
    '12+14',
    ' 7 ',
    '1234',
  ])
    expect(isUsualHouseNumber(text), text).toBe(true);
  for (const text of [
    '',
    '0',
    '012',
    'a',
    'a12',
    '12abc',
    '14-12',
    '12-12',
    '12345',
    '12, 3',
    'Nr. 12',
    '12 Hinterhaus',
    '12--14',
  ])
    expect(isUsualHouseNumber(text), text).toBe(false);
});
