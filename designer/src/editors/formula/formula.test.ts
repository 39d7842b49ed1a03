import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { describe, expect, it } from 'vitest';
import { findFormulaProblems } from './find-formula-problems.ts';

const label = { de: 'x', en: 'x' };
const entity = {
  fields: [
    { id: 'hours', name: 'hours', type: 'decimal', label },
    { id: 'our', name: 'our', type: 'integer', label },
  ],
} as unknown as EntityModel;
const found = (text: string) =>
  findFormulaProblems(text, entity).map(({ from, to, is }) => `${is}: ${text.slice(from, to)}`);

describe('problems of a formula', () => {
  it('stand where the wrong word is, not where it is part of another one', () => {
    expect(found('hours = ours or our = 1 or ours')).toEqual(['unknown-field: ours']);
    expect(findFormulaProblems('hours = ours', entity)[0]?.from).toBe(8);
    expect(found("$eval('1')")).toEqual(['forbidden: $eval']);
    expect(found('hours * 2')[0]).toMatch(/^forbidden: /);
  });

  it('stand where the text stops being a formula', () => {
    expect(found('our = ')).toHaveLength(1);
    expect(findFormulaProblems('our ) 1', entity)[0]).toMatchObject({ is: 'syntax' });
  });

  it('are none in what is right, and in nothing', () => {
    expect(found("$compare(hours, '2') > 0 and our = 1")).toEqual([]);
    expect(found('  ')).toEqual([]);
    expect(findFormulaProblems('anything', undefined)).toEqual([]);
  });
});
