import { expect, it } from 'vitest';
import { fitsPattern } from './fits-pattern.ts';

it('a name fits a pattern with * and ?', () => {
  const fitting = [
    ['orders-*.csv', 'orders-1.csv'],
    ['orders-*.csv', 'orders-.csv'],
    ['*', ''],
    ['*.c?v', 'a.b.csv'],
    ['a*b*c', 'aXbXbc'],
    ['[a].csv', '[a].csv'],
  ] as const;
  for (const [pattern, name] of fitting) expect(fitsPattern(pattern, name), `${pattern} ${name}`).toBe(true);
  const others = [
    ['orders-*.csv', 'orders-1.csv.tmp'],
    ['orders-*.csv', 'Orders-1.csv'],
    ['?', ''],
    ['?', 'ab'],
    ['a*b', 'abc'],
    ['', 'a'],
    ['*.csv', 'csv'],
  ] as const;
  for (const [pattern, name] of others) expect(fitsPattern(pattern, name), `${pattern} ${name}`).toBe(false);
  // No pattern takes for ever.
  expect(fitsPattern(`${'*a'.repeat(60)}b`, 'a'.repeat(250))).toBe(false);
});
