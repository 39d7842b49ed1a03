import { expect, it } from 'vitest';
import { insertedStep, removedStep, shiftedStep } from './edit-steps.ts';
import { layoutStages } from './layout-stages.ts';
import type { Stage } from './stages.ts';
import { issuesOfStages, stageAt } from './stages.ts';

const stage = (id: string, parts: Stage['parts'], lines: readonly string[] = []): Stage => ({
  id,
  sort: 'check',
  title: id,
  lines,
  parts,
  entity: null,
  step: null,
});
const STAGES = [
  stage('check', [{ at: [], only: ['columns', 'only'] }], ['3 columns', 'only: a']),
  stage('trigger', [{ at: ['send'], only: ['schedule'] }]),
  stage('target', [{ at: ['send'], only: ['connection', 'file'] }]),
  stage('steps.0', [{ at: ['steps', 0] }]),
  stage('steps.1', [{ at: ['steps', 1] }]),
];
const issue = (path: string) => ({ file: 'x', path, code: 'c', message: path, severity: 'error' }) as never;

it('a place of the definition is edited by one box, and so is what is wrong there', () => {
  expect(stageAt(STAGES, 'columns.3.from')?.id).toBe('check');
  expect(stageAt(STAGES, 'send.schedule.cron')?.id).toBe('trigger');
  expect(stageAt(STAGES, 'send.file')?.id).toBe('target');
  expect(stageAt(STAGES, 'steps.1.values.lastName.formula')?.id).toBe('steps.1');
  // No part of a longer word.
  expect(stageAt(STAGES, 'steps.10.if')).toBeUndefined();
  expect(stageAt(STAGES, 'onlyOnce')).toBeUndefined();
  const found = issuesOfStages(STAGES, [issue('only'), issue('columns.0'), issue('steps.0.by'), issue('label')]);
  expect([...found].map(([id, all]) => [id, all.length])).toEqual([
    ['check', 2],
    ['steps.0', 1],
  ]);
});

it('boxes lie below each other, each as high as what is said in it', () => {
  const { places, height } = layoutStages(STAGES, (id) => id === 'target');
  expect(places[0]?.height).toBeGreaterThan(places[1]?.height ?? 0);
  expect(places[2]?.height).toBeGreaterThan(places[1]?.height ?? 0);
  for (const [at, place] of places.slice(1).entries())
    expect(place.y).toBeGreaterThan((places[at]?.y ?? 0) + (places[at]?.height ?? 0));
  expect(height).toBe((places.at(-1)?.y ?? 0) + (places.at(-1)?.height ?? 0));
});

it('steps are added under an id of their own, moved and removed', () => {
  const steps = [{ id: 'lead' }, { id: 'contract' }];
  expect(insertedStep(steps, 1, { id: 'lead' })).toEqual([{ id: 'lead' }, { id: 'lead2' }, { id: 'contract' }]);
  expect(insertedStep(steps, 2, { id: 'product' }).map(({ id }) => id)).toEqual(['lead', 'contract', 'product']);
  expect(shiftedStep(steps, 1, -1).map(({ id }) => id)).toEqual(['contract', 'lead']);
  expect(shiftedStep(steps, 1, 1)).toBe(steps);
  expect(removedStep(steps, 0)).toEqual([{ id: 'contract' }]);
});
