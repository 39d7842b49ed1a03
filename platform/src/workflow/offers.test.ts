import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { describe, expect, it } from 'vitest';
import { workflowOf } from './compile-workflow.ts';
import { offersOf } from './offers.ts';

const label = { de: 'x', en: 'x' };
const definition = {
  kind: 'workflow',
  id: 'check',
  name: 'check',
  label,
  entity: 'deal',
  roles: ['robot'],
  starts: [{ on: 'person', if: 'count + name > 1' }],
  machine: {
    initial: 'work',
    states: {
      work: {
        meta: { label, roles: ['boss'] },
        initial: 'wait',
        on: {
          go: [{ target: 'end' }],
          'record.updated': [{ target: 'end', guard: 'count + name > 1' }],
        },
        states: {
          wait: { meta: { label }, on: { go: [{ target: 'done', meta: { label } }] } },
          done: { type: 'final' },
        },
      },
      end: {
        type: 'final',
        entry: [{ type: 'update-record', params: { values: { count: 1, name: { formula: 'count + name' } } } }],
      },
    },
  },
} as unknown as WorkflowDefinition;
const workflow = workflowOf(definition);
const rule = { now: '2026-01-01T00:00:00Z', today: '2026-01-01', user: null };
const wrong = { count: 1, name: 'text' };

describe('what is offered', () => {
  it('must be let pass by every state that takes it, and is nothing of the record or of time', () => {
    const { stand } = workflow.machine.begin(new Map());
    expect(offersOf(definition, { stand })).toEqual([
      { event: 'go', meta: { label }, allowed: [{ roles: null }, { roles: ['boss'] }] },
    ]);
  });
});

describe('a formula that cannot be worked out', () => {
  it('is a condition that does not hold', async () => {
    expect([...(await workflow.truthOf(wrong, rule))]).toEqual([['count + name > 1', false]]);
    expect(await workflow.mayBegin({ on: 'person', if: 'count + name > 1' }, wrong, rule)).toBe(false);
    expect(await workflow.mayBegin({ on: 'person', if: 'count + name > 1' }, { count: 1, name: 2 }, rule)).toBe(true);
  });

  it('is a refusal where it is a value', async () => {
    const [action] = definition.machine.states?.['end']?.entry ?? [];
    if (!action) throw new Error('the action is gone');
    await expect(workflow.formulas.valuesOf(action.params.values, wrong, rule)).rejects.toMatchObject({
      refusal: { status: 409, code: 'workflow.formula', params: { field: 'name' } },
    });
    expect(await workflow.formulas.valuesOf(action.params.values, { count: 1, name: 2 }, rule)).toEqual({
      count: 1,
      name: 3,
    });
  });

  it('is compiled once per content', () => {
    expect(workflowOf(structuredClone(definition))).toBe(workflow);
  });
});
