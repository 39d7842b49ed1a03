import { ruleFromText, textFromRule } from '@leitwerk/metadata/condition-rule';
import type { FieldModel } from '@leitwerk/runtime-ui/renderer';
import { describe, expect, it } from 'vitest';
import { filteredEntity } from './filtered-entity.ts';
import { isComplete, operatorsFor, sourcesFor, startedTest } from './rule-operators.ts';
import { finishedRule } from './written-rule.ts';

const field = (type: FieldModel['type'], more: object = {}): FieldModel => ({
  id: 'f',
  name: 'f',
  type,
  label: { de: 'F', en: 'F' },
  ...more,
});
const TYPES: readonly FieldModel['type'][] = [
  'text',
  'integer',
  'money',
  'boolean',
  'date',
  'date-time',
  'option',
  'options',
  'reference',
  'user',
  'address',
  'roll-up',
  'computed',
  'file',
];

describe('rules in words', () => {
  it('ask of each type only what can be written and read again', () => {
    for (const type of TYPES)
      for (const operator of operatorsFor(field(type))) {
        const [source] = sourcesFor(field(type), operator);
        const started = startedTest(field(type), operator);
        const value =
          started.value ?? (source === 'list' ? { is: 'list', values: ['a'] } : source && { is: 'value', value: 'a' });
        const test = { ...started, ...(value && { value }) } as typeof started;
        expect(isComplete(test), `${type} ${operator}`).toBe(true);
        expect(ruleFromText(textFromRule(test)), `${type} ${operator}`).toEqual({
          is: 'group',
          join: 'and',
          rules: [test],
        });
      }
  });

  it('compare decimals as such: they are texts in a record', () => {
    const test = {
      is: 'test',
      field: 'f',
      operator: operatorsFor(field('money'))[0] ?? 'eq',
      value: { is: 'value', value: '5' },
    } as const;
    expect(textFromRule(test)).toBe("$compare(f, '5') = 0");
  });

  it('keep a value where it still makes sense, and let go of it where it does not', () => {
    const before = { is: 'today', days: 3 } as const;
    expect(startedTest(field('date'), 'lt', before).value).toEqual(before);
    expect(startedTest(field('text'), 'eq', before).value).toBe(undefined);
    expect(startedTest(field('boolean'), 'eq').value).toEqual({ is: 'value', value: true });
  });

  it('are written without the lines that nobody has finished', () => {
    const open = { is: 'test', field: '', operator: 'filled' } as const;
    const done = { is: 'test', field: 'f', operator: 'filled' } as const;
    const half = { is: 'test', field: 'f', operator: 'eq', value: { is: 'field', field: '' } } as const;
    const group = { is: 'group', join: 'or', rules: [open, half] } as const;
    expect(finishedRule({ is: 'group', join: 'and', rules: [open, done, group] }).rules).toEqual([done]);
  });
});

it('filters the records among which a field lets one choose', () => {
  const entity = { kind: 'entity', id: 'lead' };
  expect(filteredEntity([{ type: 'user' }, entity])).toBe('user');
  expect(filteredEntity([{ type: 'reference', entity: 'contract' }, entity])).toBe('contract');
  expect(filteredEntity([{ entity: 'task' }])).toBe('task');
  expect(filteredEntity([{ entity: '*' }, { kind: 'role' }])).toBe('*');
});
