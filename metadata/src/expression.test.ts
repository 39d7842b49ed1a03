import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, compileExpression } from './expression.ts';
import { readsOfExpression } from './expression-reads.ts';

const context = { now: '2026-03-01T10:00:00.000Z', today: '2026-03-01', user: 'u' };
const run = (source: string, record: Record<string, unknown> = {}) =>
  compileExpression(source).evaluate(record, context);

describe('formulas', () => {
  it.each([
    ['$add(a, b)', { a: '0.1', b: '0.2' }, '0.3'],
    ['$round($mul(a, b), 2)', { a: '1.005', b: '1' }, '1.01'],
    ['$div(a, b, 4)', { a: '1', b: '3' }, '0.3333'],
    ["$sumOf(rows, 'price')", { rows: [{ price: '0.10' }, { price: '0.20' }, {}] }, '0.3'],
    ['$compare(a, b) > 0', { a: '10.00', b: '9.99' }, true],
    ['$addMonths(d, 1)', { d: '2024-01-31' }, '2024-02-29'],
    ['$addDays(d, -1)', { d: '2024-03-01' }, '2024-02-29'],
    ['$days(d, $today)', { d: '2026-02-01' }, 28],
    ['missing > 3', { missing: null }, undefined],
  ])('%s', async (source, record, expected) => {
    expect(await run(source, record)).toEqual(expected);
  });

  it('adds decimals exactly', async () => {
    const program = compileExpression('$add(a, b)');
    await fc.assert(
      fc.asyncProperty(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(-(10n ** 15n), 10n ** 15n), async (a, b) => {
        const cents = (value: bigint): string =>
          `${value < 0n ? '-' : ''}${(value < 0n ? -value : value) / 100n}.${String((value < 0n ? -value : value) % 100n).padStart(2, '0')}`;
        const sum = String(await program.evaluate({ a: cents(a), b: cents(b) }, context));
        const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(sum) ?? [];
        return BigInt(`${sign}${whole}${rest.padEnd(2, '0')}`) === a + b;
      }),
    );
  });
});

describe('what is not allowed', () => {
  it.each([
    '$eval("1")',
    '/a/',
    'function($x){$x}',
    '[1..1000000]',
    '**',
    'a.*',
    '$map([1], $sum)',
    '$unknown()',
    '$secret',
    'a ~> $sum',
    '$now()',
  ])('%s', (source) => {
    expect(checkExpression(source, null, 'x').map((issue) => issue.code)).toContain('expression.forbidden');
    expect(() => compileExpression(source)).toThrow();
  });
  it('is broken syntax, told with its reason', () => {
    expect(checkExpression('a +', null, 'x')).toMatchObject([{ code: 'expression.syntax', path: 'x' }]);
  });
  it('is arithmetic that would turn decimals into floats', () => {
    const price = { id: 'price', name: 'price', type: 'money' as const, label: { de: 'Preis', en: 'Price' } };
    expect(checkExpression('price * 2', [price], 'x')).toHaveLength(1);
    expect(checkExpression("$mul(price, '2')", [price], 'x')).toEqual([]);
  });
  it('names the fields that it reads', () => {
    expect([...compileExpression('a.b & (c ? $trim(d) : rows[e = 1].f)').fields].sort()).toEqual([
      'a',
      'c',
      'd',
      'rows',
    ]);
  });
});

describe('a formula that grows without end', () => {
  const repeated = (first: string, step: string, count: number) =>
    `($a := ${first}; ${Array.from({ length: count }, () => step).join(' ')} $count($a))`;
  const nested = (levels: number): string => (levels === 0 ? '1' : `[1, 1].(${nested(levels - 1)})`);
  const counted = (levels: number): string => (levels === 0 ? '1' : `[1, 1].($count(${counted(levels - 1)}))`);

  it.each([
    ['a list that is doubled', repeated('[1, 1]', '$a := $append($a, $a);', 40)],
    ['a text that is doubled', repeated('"ab"', '$a := $a & $a;', 40)],
    ['lists in lists', nested(18)],
    ['steps in steps', counted(18)],
  ])('is stopped: %s', async (_, source) => {
    expect(checkExpression(source, [], 'x')).toEqual([]);
    await expect(run(source)).rejects.toBeTruthy();
  });
});

it('what a formula reads is told by its syntax tree: fields of the record, not names within lists or texts', () => {
  const reads = (source: string) => {
    const { fields, outputs, isWhole } = readsOfExpression(source);
    return [[...fields].sort(), [...outputs], isWhole];
  };
  expect(reads("contacts[kind = 'mail'][0].value")).toEqual([['contacts'], [], false]);
  expect(reads("first & ' name ' & $uppercase(last)")).toEqual([['first', 'last'], [], false]);
  expect(reads('($x := city; a ? $x : $output.lead)')).toEqual([['a', 'city'], ['lead'], false]);
  expect(reads('$.street')).toEqual([['street'], [], false]);
  expect(reads('$string($)')).toEqual([[], [], true]);
  expect(reads("{'id': file}")).toEqual([['file'], [], false]);
  expect(reads('rows.$uppercase($)')).toEqual([['rows'], [], false]);
});
