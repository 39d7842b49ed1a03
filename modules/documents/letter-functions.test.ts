import { expect, it } from 'vitest';
import { fillTexts } from './fill-texts.ts';
import type { LetterNode } from './letter-node.ts';

/** A text in which each name stands for a value. */
function shown(body: string, values: Readonly<Record<string, string | number>>, zone = 'Europe/Berlin'): unknown {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, raw]): [string, LetterNode] => [name, { raw, text: String(raw) }]),
  );
  const filled = fillTexts({
    language: 'de',
    texts: { body },
    blocks: {},
    record: { fields },
    today: '2027-01-01',
    zone,
    user: '',
  });
  return 'html' in filled ? filled.html['body']?.replace(/\u00a0/g, ' ') : filled;
}

it('writes the day of an instant by the clock of the place, that of a date as it is', () => {
  const at = '2026-12-31T23:30:00.000Z';
  expect(shown('{{asDate at}}', { at })).toBe('01.01.2027');
  expect(shown('{{asDate at}}', { at }, 'UTC')).toBe('31.12.2026');
  expect(shown('{{asDate at style="long" plusDays=14}}', { at })).toBe('15. Januar 2027');
  expect(shown('{{asDate at}}', { at: '2026-12-31' }, 'America/New_York')).toBe('31.12.2026');
  expect(shown('{{asDate at}}', { at: '2026-99-99T00:00' })).toBe('');
});

it('compares numbers as numbers, and digits that are no number as text', () => {
  const is = (one: string | number, other: string | number) => shown('{{#if (is a b)}}ja{{/if}}', { a: one, b: other });
  expect(is('12.50', '12.5')).toBe('ja');
  expect(is('12.50', 12.5)).toBe('ja');
  expect(is('-0.10', '-0.1')).toBe('ja');
  expect(is('01067', '1067')).toBe('');
  expect(is('abc', 'abc')).toBe('ja');
  expect(is('9007199254740993.1', '9007199254740993.2')).toBe('');
});

it('adds and multiplies without losing a digit', () => {
  const values = { a: '123456789012345678901234567890.12', b: '0.0000000001' };
  expect(shown('{{asNumber (add a b)}}', values)).toBe('123.456.789.012.345.678.901.234.567.890,1200000001');
});
