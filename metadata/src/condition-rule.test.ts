import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule, RuleGroup, RuleOperator, RuleTest, RuleValue } from './condition-rule.ts';
import { ruleFromText, textFromRule } from './condition-rule.ts';
import { compileExpression, isTrue } from './expression.ts';

const name = fc.constantFrom('status', 'name', 'supplyEnd', 'in', 'and', 'x_1', 'ein-Feld', 'true');
const text = fc.string({ unit: 'binary' });
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
);
const scalar = fc.oneof(text, number, fc.boolean()).map((value): RuleValue => ({ is: 'value', value }));
const single: fc.Arbitrary<RuleValue> = fc.oneof(
  scalar,
  fc.integer({ min: -400, max: 400 }).map((days): RuleValue => ({ is: 'today', days: days + 0 })),
  fc.constantFrom<RuleValue>({ is: 'now' }, { is: 'user' }),
  name.map((field): RuleValue => ({ is: 'field', field })),
);
const list = fc.array(fc.oneof(text, number), { maxLength: 4 }).map((values): RuleValue => ({ is: 'list', values }));
const testOf = (operators: readonly RuleOperator[], value?: fc.Arbitrary<RuleValue>): fc.Arbitrary<RuleTest> =>
  fc
    .tuple(name, fc.constantFrom(...operators), value ?? fc.constant(undefined))
    .map(([field, operator, given]) => ({ is: 'test', field, operator, ...(given && { value: given }) }));
const SIGNS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
const anyTest = fc.oneof(
  testOf(['holds', 'filled', 'there', 'missing']),
  testOf(['in', 'not-in'], list),
  testOf(['has'], scalar),
  testOf(
    ['contains'],
    text.map((value): RuleValue => ({ is: 'value', value })),
  ),
  testOf([...SIGNS, ...SIGNS.map((sign) => `compare-${sign}` as const)], single),
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyTest,
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('rule'), { minLength: 2, maxLength: 4 }))
      .map(([join, rules]): Rule => ({ is: 'group', join, rules })),
  ),
}));

describe('a condition as a rule', () => {
  it('comes back from its text as it was', () => {
    fc.assert(
      fc.property(rule, (given) => {
        const group: RuleGroup = given.is === 'group' ? given : { is: 'group', join: 'and', rules: [given] };
        const written = textFromRule(given);
        expect(ruleFromText(written), written).toEqual(group);
      }),
      { numRuns: 500 },
    );
  });

  it('means the same after it has been read and written again', async () => {
    const context = { now: '2026-11-26T10:00:00Z', today: '2026-11-26', user: 'u1' };
    const records = [{}, { status: 'active', supplyEnd: '2026-12-31', value: '7.50', kinds: ['a'], earlyStart: true }];
    for (const source of [
      "status in ['active', 'ended'] and supplyEnd >= $addDays($today, 10)",
      "status = 'active' or $boolean(value) and $not($exists(previous))",
      "(status = 'ended' or earlyStart) and $compare(value, '7.5') = 0",
      "'a' in kinds",
      "$not(status in ['active'])",
    ]) {
      const read = ruleFromText(source);
      expect(read, source).not.toBe(null);
      const again = textFromRule(read as RuleGroup);
      for (const record of records) {
        const result = async (one: string) => isTrue(await compileExpression(one).evaluate(record, context));
        expect(await result(again), `${source} → ${again}`).toBe(await result(source));
      }
    }
  });

  it('leaves alone what it cannot say', () => {
    for (const source of [
      '$boolean(a) ? a > b : true',
      'a + 1 > 2',
      'lead.status = "x"',
      'rows[0] = 1',
      '$not(a = 1)',
      '$count(rows) > 3',
      'a = ',
      '1 = a',
      '$exists(a, b)',
      'a in [true]',
    ])
      expect(ruleFromText(source), source).toBe(null);
  });

  it('is nothing as long as nothing is said', () => {
    expect(ruleFromText(' ')).toEqual({ is: 'group', join: 'and', rules: [] });
    expect(textFromRule({ is: 'group', join: 'or', rules: [] })).toBe('');
  });
});
