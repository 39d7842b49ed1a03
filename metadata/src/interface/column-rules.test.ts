import { expect, it } from 'vitest';
import { fitsMask } from './column-rules.ts';
import { compileInterface } from './compile-interface.ts';

const column = (more: object) =>
  compileInterface({
    columns: [{ id: 'a', type: 'text', ...more }],
    steps: [],
    language: 'de',
  } as never);
const read = (more: object, text: string) => {
  const { values, issues } = column(more).readRow({ a: text });
  return issues.length > 0 ? issues.map(({ code }) => code) : values['a'];
};

it('a text is built as a mask says, whatever its case, and long ones cost nothing', () => {
  expect(fitsMask('DE####', 'de1234')).toBe(true);
  expect(fitsMask('DE####', 'DE123')).toBe(false);
  expect(fitsMask('DE####', 'DE12345')).toBe(false);
  expect(fitsMask('@@-*', 'ÄB-')).toBe(true);
  expect(fitsMask('@', '1')).toBe(false);
  expect(fitsMask('##', 'a1')).toBe(false);
  expect(fitsMask('#?#', '1x2')).toBe(true);
  // No dot or bracket of a mask is more than itself.
  expect(fitsMask('a.c', 'abc')).toBe(false);
  expect(fitsMask(`${'*a'.repeat(40)}b`, 'a'.repeat(20_000))).toBe(false);
});

it('lengths and ranges are kept, exactly', () => {
  expect(read({ minLength: 3 }, 'ab')).toEqual(['value.too-short']);
  expect(read({ maxLength: 3 }, 'äöüß')).toEqual(['value.too-long']);
  expect(read({ maxLength: 3 }, '😀😀😀')).toBe('😀😀😀');
  expect(read({ pattern: '#####' }, '4413')).toEqual(['interface.pattern']);
  expect(read({ type: 'decimal', least: '0.1', most: '0.3' }, '0,3')).toBe('0.3000');
  expect(read({ type: 'decimal', most: '0.3' }, '0,3001')).toEqual(['value.too-large']);
  expect(read({ type: 'integer', least: '-5' }, '-6')).toEqual(['value.too-small']);
  expect(read({ type: 'date', least: '2026-01-01', most: '2026-12-31' }, '31.12.2026')).toBe('2026-12-31');
  expect(read({ type: 'date', most: '2026-12-31' }, '01.01.2027')).toEqual(['value.too-large']);
  // An empty one has no length.
  expect(read({ minLength: 3 }, '')).toBeUndefined();
});

it('a fixed value holds whatever stands in the file, and is mapped and checked like one', () => {
  expect(read({ fixed: 'Portal' }, 'x')).toBe('Portal');
  expect(read({ fixed: 'A', values: [{ from: 'a', to: 'one' }] }, '')).toBe('one');
});

it('how often an element occurs is judged where it was counted', () => {
  const { readRow } = column({ minOccurs: 1, maxOccurs: 2 });
  const codes = (cells: Record<string, string>) => readRow(cells).issues.map(({ code }) => code);
  expect(codes({ a: 'x', 'a#': '2' })).toEqual([]);
  expect(codes({ a: 'x', 'a#': '3' })).toEqual(['interface.too-often']);
  expect(codes({ 'a#': '0' })).toEqual(['interface.too-seldom']);
  expect(codes({ a: 'x' })).toEqual([]);
});
