import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { compileExpression } from './expression.ts';
import { compilePlain, NotPlain } from './plain-expression.ts';

const context = { now: '2026-11-25T10:00:00.000Z', today: '2026-11-25', user: 'u1' };
const FIELDS = ['a', 'b', 'c'];

const field = fc.constantFrom(...FIELDS);
const literal = fc.oneof(
  fc.constantFrom("'x'", "''", "'2026-11-25'", "' two  words '"),
  fc.constantFrom('0', '1', '2.5', 'true', 'false'),
  fc.constantFrom('$today', '$user'),
);
const formula = fc.letrec<{ any: string }>((tie) => {
  const any = tie('any');
  return {
    any: fc.oneof(
      { maxDepth: 4 },
      field,
      literal,
      fc
        .tuple(any, fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or', '&'), any)
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc.tuple(any, any, any).map(([condition, yes, no]) => `((${condition}) ? (${yes}) : (${no}))`),
      fc.tuple(fc.constantFrom('boolean', 'not', 'trim'), any).map(([name, argument]) => `$${name}(${argument})`),
      field.map((name) => `${name} in ['x', 1, '']`),
    ),
  };
}).any;
const value = fc.oneof(
  fc.constantFrom<unknown>('', 'x', ' x ', '2026-11-25', '2026-12-01', 0, 1, 2.5, true, false, null, undefined),
  fc.constantFrom<unknown>([], ['x'], [0], ['', 1], {}, { street: 'Ring' }),
);
const record = fc.record(Object.fromEntries(FIELDS.map((name) => [name, value])));

const outcome = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    return { value: await work() };
  } catch {
    return 'fails';
  }
};

describe('plain formulas', () => {
  it('say what JSONata says', async () => {
    let plainOnes = 0;
    await fc.assert(
      fc.asyncProperty(formula, record, async (source, values) => {
        const given = Object.fromEntries(Object.entries(values).filter(([, one]) => one !== null && one !== undefined));
        const program = jsonata(source);
        if (compilePlain(program.ast())) plainOnes += 1;
        const wanted = await outcome(() => program.evaluate(given, { today: context.today, user: context.user }));
        const got = await outcome(() => compileExpression(source).evaluate(values, context));
        expect(got).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
    expect(plainOnes).toBeGreaterThan(500);
  });

  it('leave what is not plain to JSONata', () => {
    for (const source of ['address.city', '$add(a, b)', 'a in b', 'a + 1', 'a[0]', '$trim(a, b)', '(a; b)', 'null'])
      expect(compilePlain(jsonata(source).ast()), source).toBeNull();
    expect(() => compilePlain(jsonata("a = 'x'").ast())?.({ a: ['x'] }, context)).toThrow(NotPlain);
  });
});
