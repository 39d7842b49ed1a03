import type { FieldModel } from '@leitwerk/runtime-ui/renderer';
import { expect, it } from 'vitest';
import { canBeGiven, firstValue, isGiven, isScalar, scalarOf, wayOf, writableFields } from './given.ts';

const field = (type: FieldModel['type']): FieldModel =>
  ({ id: type, name: type, type, label: { de: type, en: type } }) as FieldModel;

it('tells how a value is given', () => {
  expect(wayOf(null)).toBe('empty');
  expect(wayOf({ formula: '$today' })).toBe('formula');
  // What has more in it is a value like any other.
  expect(wayOf({ formula: '$today', more: 1 })).toBe('value');
  expect(wayOf('')).toBe('value');
});

it('keeps as JSON what the input of a field would not show as it is', () => {
  expect(isGiven(field('integer'), 3)).toBe(true);
  expect(isGiven(field('integer'), '3')).toBe(false);
  expect(isGiven(field('money'), '3.50')).toBe(true);
  expect(isGiven(field('options'), ['a', 1])).toBe(false);
  expect(isGiven(field('boolean'), 'true')).toBe(false);
  expect(isGiven(field('reference'), 'id')).toBe(false);
  expect(canBeGiven(field('reference'))).toBe(false);
  expect(writableFields([field('text'), field('computed'), field('roll-up')])).toHaveLength(1);
});

it('goes by the schema of an action for its inputs', () => {
  expect(scalarOf({ type: 'string', enum: ['a', 'b'] })).toBe('choice');
  expect(scalarOf({ type: 'object' })).toBeNull();
  expect(scalarOf(undefined)).toBeNull();
  expect(isScalar('number', '1')).toBe(false);
  expect(isScalar('text', 'x')).toBe(true);
  expect(firstValue({ type: 'string', enum: ['a'] })).toBe('a');
  expect(firstValue({ type: 'integer', minimum: 2 })).toBe(2);
  expect(firstValue(undefined)).toBe('');
});
