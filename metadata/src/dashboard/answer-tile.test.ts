import { describe, expect, it } from 'vitest';
import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { EffectiveModel, EntityModel } from '../model.ts';
import { answerTile } from './answer-tile.ts';
import type { Ask, CellQuery, MeasuredCells, MeasuredGroup, MeasureQuery } from './measured.ts';
import { spanOfDays } from './periods.ts';

const label = { de: 'X', en: 'X' };
const options = ['new', 'open', 'done'].map((id) => ({ id, label }));
const entity = {
  id: 'deal',
  name: 'deal',
  label,
  labelPlural: label,
  fields: [
    { id: 'stage', name: 'stage', type: 'option', label, options },
    { id: 'signed-on', name: 'signedOn', type: 'date', label },
    { id: 'price', name: 'price', type: 'money', label },
    { id: 'owner', name: 'owner', type: 'user', label, entity: 'user' },
  ],
} as unknown as EntityModel;
const model = { entities: { deal: entity } } as unknown as EffectiveModel;

const tile = (rest: object): DashboardTile =>
  ({ id: 't', label, entity: 'deal', x: 0, y: 0, width: 4, height: 4, ...rest }) as unknown as DashboardTile;
const count = (number: number) => ({ values: { count: number } });
const person = (id: string) => ({ id, title: id.toUpperCase() });

/** Answers what it is told, in order, and keeps what it was asked. */
function asking(answers: readonly (readonly MeasuredGroup[] | MeasuredCells)[]) {
  const asked: (MeasureQuery | CellQuery)[] = [];
  const next = async (_entity: string, query: MeasureQuery) => {
    asked.push(query);
    return answers[asked.length - 1] as never;
  };
  const ask: Ask = { groups: next, cells: next };
  return { asked, ask };
}

const spanOf = (back: number) => spanOfDays({ from: '2026-03-01', to: '2026-03-31' }, back);
const answer = (rest: object, ask: Ask, least?: number) =>
  answerTile({ tile: tile(rest), entity, spanOf, least }, model, ask);

describe('what a tile shows', () => {
  it('is a figure beside what it was in as many days before', async () => {
    const { asked, ask } = asking([[{ key: null, ...count(5) }], [{ key: null, ...count(3) }]]);
    const figure = { type: 'figure', time: 'signed-on', compare: true };
    expect(await answer(figure, ask)).toEqual({ is: 'figure', now: count(5), before: count(3) });
    expect(asked.map(({ filter }) => filter)).toEqual([
      { signedOn: { gte: '2026-03-01', lt: '2026-04-01' } },
      { signedOn: { gte: '2026-01-29', lt: '2026-03-01' } },
    ]);
  });

  it('is how long records were in each stage, from which nothing leads to those that are there now', async () => {
    const { asked, ask } = asking([[{ key: 'open', values: { stay: '4.5', count: 2 } }]]);
    const shown = await answer({ type: 'bars', group: 'stage', stays: true, measures: [{ of: 'stay' }] }, ask);
    expect(shown).toEqual({
      is: 'groups',
      groups: [{ key: 'open', isRest: false, values: { stay: '4.5', count: 2 } }],
    });
    expect(asked).toMatchObject([{ stays: 'stage', group: 'stage', measures: ['stay'] }]);
  });

  it('leads nowhere when how long it was is divided by a second field, too', async () => {
    const values = { stay: '4.5', count: 2 };
    const split = person('a');
    const cells = {
      items: [{ key: 'open', split, values }],
      groups: [{ key: 'open', values }],
      splits: [{ key: split, values }],
      total: { values },
    };
    const { asked, ask } = asking([cells]);
    const shown = await answer(
      { type: 'pivot', group: 'stage', split: 'owner', stays: true, measures: [{ of: 'stay' }] },
      ask,
    );
    expect(shown).toMatchObject({
      is: 'cross',
      table: { rows: [{ key: 'open', values, cells: [{ key: split, values }] }] },
    });
    expect(JSON.stringify(shown)).not.toContain('filter');
    expect(asked).toMatchObject([{ stays: 'stage', group: 'stage', split: 'owner' }]);
  });

  it('is the largest groups, and one that is measured for all the others', async () => {
    const found = ['a', 'b', 'c'].map((id, index) => ({ key: person(id), ...count(9 - index) }));
    const { asked, ask } = asking([found, [{ key: null, ...count(7) }]]);
    const shown = await answer({ type: 'bars', group: 'owner', most: 2 }, ask);
    expect(shown).toMatchObject({
      is: 'groups',
      groups: [
        { key: person('a'), filter: { owner: 'a' } },
        { key: person('b'), filter: { owner: 'b' } },
        { key: null, isRest: true, ...count(7), filter: { not: { or: [{ owner: 'a' }, { owner: 'b' }] } } },
      ],
    });
    expect(asked[1]).toMatchObject({ filter: { not: { or: [{ owner: 'a' }, { owner: 'b' }] } } });
    expect(asked[1]).not.toHaveProperty('group');
  });

  it('leads nowhere and names no rest where people must not be told', async () => {
    const found = [
      { key: 'new', ...count(9) },
      { key: null, few: true, ...count(6) },
    ];
    const { asked, ask } = asking([found]);
    const shown = await answer({ type: 'bars', group: 'stage', people: 'owner', most: 2 }, ask, 5);
    expect(shown).toEqual({
      is: 'groups',
      groups: [
        { key: 'new', isRest: false, ...count(9) },
        { key: null, isRest: false, isFew: true, ...count(6) },
      ],
    });
    expect(asked).toMatchObject([{ people: 'owner', least: 5 }]);
  });

  it('is a funnel in which each stage counts the later ones too', async () => {
    const { asked, ask } = asking([
      [
        { key: 'done', ...count(2) },
        { key: 'new', ...count(5) },
      ],
    ]);
    const funnel = { type: 'funnel', group: 'stage', stages: ['new', 'open', 'done'] };
    expect(await answer(funnel, ask)).toEqual({ is: 'funnel', reached: [7, 2, 2] });
    expect(asked[0]).toMatchObject({ filter: { stage: { in: ['new', 'open', 'done'] } } });
  });

  it('is a pivot table with the rest of its rows measured as such', async () => {
    const cells = (keys: readonly string[], total: number): MeasuredCells => ({
      items: keys.map((id) => ({ key: person(id), split: 'new', ...count(1) })),
      groups: keys.map((id) => ({ key: person(id), ...count(1) })),
      splits: [{ key: 'new', ...count(total) }],
      total: count(total),
    });
    const { asked, ask } = asking([cells(['a', 'b', 'c'], 3), cells([], 1)]);
    const pivot = { type: 'pivot', group: 'owner', split: 'stage', most: 2 };
    expect(await answer(pivot, ask)).toMatchObject({
      is: 'cross',
      table: {
        columns: [{ key: 'new', ...count(3) }],
        rows: [
          { key: person('a'), cells: [count(1)] },
          { key: person('b'), cells: [count(1)] },
          { isRest: true, ...count(1), cells: [count(1)] },
        ],
        total: count(3),
      },
    });
    expect(asked).toHaveLength(2);
  });

  it('is nothing for a reader who does not know its field', async () => {
    const { ask } = asking([]);
    expect(await answer({ type: 'bars', group: 'gone' }, ask)).toBeNull();
    expect(await answer({ type: 'bars', group: 'stage', split: 'gone' }, ask)).toBeNull();
  });
});
