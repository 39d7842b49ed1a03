import { describe, expect, it } from 'vitest';
import { BOX, layoutRelations } from './layout-relations.ts';
import type { RelatedEntity } from './relations.ts';
import { relationsOf } from './relations.ts';
import { nearTo, shownRelations } from './shown-relations.ts';

const text = (word: string) => ({ de: word, en: word });
const entity = (id: string, fields: readonly object[], more: object = {}) => ({
  file: `entity/${id}.json`,
  document: { kind: 'entity', id, name: id, label: text(id), fields, ...more },
});
const field = (id: string, type: string, more: object = {}) => ({ id, type, label: text(id), ...more });
const lead = entity('lead', [
  field('name', 'text'),
  field('owner', 'user'),
  field('count', 'roll-up', { entity: 'offer' }),
]);
const contract = entity('contract', [
  field('number', 'text'),
  field('lead', 'reference', { entity: 'lead', required: true }),
  field('offer', 'reference', { entity: 'offer', unique: true }),
  field('places', 'references', { entity: 'place' }),
  field('old', 'reference', { entity: 'nowhere' }),
  field('team', 'team'),
]);
const offer = entity('offer', [field('lead', 'reference', { entity: 'lead' })]);
const form = {
  file: 'form/lead.json',
  document: {
    kind: 'form',
    id: 'lead-record',
    entity: 'lead',
    tabs: [
      { id: 'one', sections: [] },
      {
        id: 'two',
        related: [
          { entity: 'offer', via: 'other' },
          { entity: 'offer', via: 'lead' },
        ],
      },
    ],
  },
};
const brought = (id: string, name: string, fields: readonly object[], system = false) => ({
  [name]: { id, name, label: text(id), fields, system },
});
const live = {
  entities: {
    ...brought('user', 'user', [], true),
    ...brought('team', 'team', [], true),
    ...brought('lead', 'lead', [{ id: 'gone', type: 'reference', entity: 'place_of_module' }]),
    ...brought('removed', 'removed', []),
    ...brought('place', 'place_of_module', [
      { id: 'inside', type: 'reference', entity: 'place_of_module', label: text('inside') },
    ]),
  },
} as never;
const base = [lead, offer, entity('removed', []), entity('contract', [field('lead', 'reference', { entity: 'lead' })])];
const all = relationsOf([lead, contract, offer, form], base, live);
const drawn = ({ relations }: typeof all) => relations.map(({ from, field, to }) => `${from}.${field} ${to}`);

describe('relations', () => {
  it('are the fields that name records, with how many and whether one must be named', () => {
    expect(
      all.relations.map(
        ({ from, field, multiplicity, to, isRequired, isLost }) =>
          `${from}.${field} ${multiplicity} ${to}${isRequired ? ' required' : ''}${isLost ? ' lost' : ''}`,
      ),
    ).toEqual([
      'lead.owner n:1 user',
      'contract.lead n:1 lead required',
      'contract.offer 1:1 offer',
      'contract.places n:m place',
      'contract.old n:1 nowhere lost',
      'contract.team n:1 team',
      'offer.lead n:1 lead',
      'place.inside n:1 place',
    ]);
  });

  it('say where they are defined and where the other side shows them as a list', () => {
    const [one] = all.relations.filter(({ from }) => from === 'offer');
    expect(one?.place).toEqual({ file: 'entity/offer.json', path: 'fields.0' });
    expect(one?.lists.map(({ file, path }) => `${file} ${path}`)).toEqual(['form/lead.json tabs.1.related.1']);
    expect(all.relations.find(({ from, field }) => from === 'contract' && field === 'lead')?.lists).toEqual([]);
    expect(all.relations.at(-1)?.place).toBeNull();
  });

  it('are marked when the draft has made or changed them', () => {
    const marks = Object.fromEntries(all.relations.map(({ from, field, mark }) => [`${from}.${field}`, mark]));
    expect(marks).toMatchObject({ 'offer.lead': null, 'contract.lead': 'changed', 'contract.places': 'new' });
    expect(all.entities.find(({ id }) => id === 'contract')?.mark).toBe('changed');
  });

  it('lie between the entities of the draft and those that modules bring, without those that the draft takes away', () => {
    expect(all.entities.map(({ id, isOwn, fieldCount }) => [id, isOwn, fieldCount])).toEqual([
      ['lead', true, 3],
      ['contract', true, 6],
      ['offer', true, 1],
      ['user', false, 0],
      ['team', false, 0],
      ['place', false, 1],
    ]);
  });
});

describe('what is shown of them', () => {
  const wanted = { chosen: null, withPeople: false, onlyNear: false };

  it('leaves out users and teams, unless they are wanted or one of them is chosen', () => {
    expect(drawn(shownRelations(all, wanted)).filter((one) => /user|team/.test(one))).toEqual([]);
    expect(shownRelations(all, wanted).entities.map(({ id }) => id)).not.toContain('user');
    expect(drawn(shownRelations(all, { ...wanted, withPeople: true }))).toEqual(drawn(all));
    expect(drawn(shownRelations(all, { ...wanted, chosen: 'user' }))).toContain('lead.owner user');
    expect(drawn(shownRelations(all, { ...wanted, chosen: 'user' }))).not.toContain('contract.team team');
  });

  it('is narrowed to what has to do with the chosen entity, with the lines between its neighbours', () => {
    const near = shownRelations(all, { ...wanted, chosen: 'offer', onlyNear: true });
    expect(near.entities.map(({ id }) => id)).toEqual(['lead', 'contract', 'offer']);
    expect(drawn(near)).toEqual(['contract.lead lead', 'contract.offer offer', 'offer.lead lead']);
    expect(drawn(shownRelations(all, { ...wanted, onlyNear: true }))).toEqual(drawn(shownRelations(all, wanted)));
    expect([...nearTo(all.relations, 'place')].toSorted()).toEqual(['contract', 'place']);
  });
});

describe('their picture', () => {
  const layout = layoutRelations(shownRelations(all, { chosen: null, withPeople: false, onlyNear: false }));
  const boxOf = (id: string) => {
    const found = layout.boxes.find(({ path }) => path === id);
    if (!found) throw new Error(id);
    return found;
  };

  it('has what is pointed to on the left, and no boxes one over the other', () => {
    expect(boxOf('lead').x).toBeLessThan(boxOf('offer').x);
    expect(boxOf('offer').x).toBeLessThan(boxOf('contract').x);
    for (const one of layout.boxes)
      for (const other of layout.boxes.filter((it) => it !== one)) {
        const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
        expect(isBeside || one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
      }
  });

  it('has a line from the row of each field to the side of its target, and none to nowhere or to the same box', () => {
    expect(layout.lines.map(({ relation }) => `${relation.from}.${relation.field}`)).toEqual([
      'contract.lead',
      'contract.offer',
      'contract.places',
      'offer.lead',
    ]);
    const [lead, offer] = layout.lines;
    const [contract, target] = [boxOf('contract'), boxOf('lead')];
    expect(lead?.points[0]).toEqual({ x: contract.x, y: contract.y + BOX.head + BOX.row / 2 });
    expect(offer?.points[0]?.y).toBe(contract.y + BOX.head + BOX.row * 1.5);
    const end = lead?.points.at(-1);
    expect(end?.x).toBe(target.x + target.width);
    expect(end?.y).toBeGreaterThan(target.y);
    expect(end?.y).toBeLessThan(target.y + target.height);
  });

  it('has entities without any line below', () => {
    const lonely = { ...all, entities: [...all.entities, { ...all.entities[0], id: 'alone' } as RelatedEntity] };
    const { boxes } = layoutRelations(lonely);
    const alone = boxes.find(({ path }) => path === 'alone');
    const others = boxes.filter(({ path }) => path !== 'alone');
    expect(alone?.y).toBeGreaterThan(Math.max(...others.map(({ y, height }) => y + height)));
    expect(layoutRelations({ entities: [], relations: [] }).boxes).toEqual([]);
  });
});
