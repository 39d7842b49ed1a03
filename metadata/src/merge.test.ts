import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './keyed-list.ts';
import { mergeDocuments, ORDER } from './merge.ts';
import type { Operation, OverlaidDocument, Path } from './overlay.ts';
import { isNear, operationsBetween } from './overlay.ts';
import { anyDocuments } from './testing/any-documents.ts';

const sorted = (documents: readonly OverlaidDocument[]) =>
  canonical([...documents].sort((a, b) => (a.file < b.file ? -1 : 1)));
const placeOf = (path: Path) => (path.at(-1) === ORDER ? path.slice(0, -1) : path);
const set = fc.tuple(anyDocuments, anyDocuments, anyDocuments);

const entity = (id: string, rest: object): OverlaidDocument => ({
  file: `definitions/entity/${id}.json`,
  document: { kind: 'entity', id, ...rest },
});
const list = (...ids: readonly string[]) => [entity('lead', { fields: ids.map((id) => ({ id })) })];
const idsOf = ({ documents }: { documents: readonly OverlaidDocument[] }) =>
  ((documents[0]?.document ?? { fields: [] }) as { fields: { id: string }[] }).fields.map(({ id }) => id);

describe('a merge of two sides', () => {
  it('is the side that changed something when the other did not, and what both did alike', () => {
    fc.assert(
      fc.property(anyDocuments, anyDocuments, (base, side) => {
        for (const merged of [
          mergeDocuments(base, side, base),
          mergeDocuments(base, base, side),
          mergeDocuments(base, side, structuredClone(side)),
        ]) {
          expect(merged.conflicts).toEqual([]);
          expect(sorted(merged.documents)).toBe(sorted(side));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('asks only where both have changed the same place, and loses no operation of either elsewhere', () => {
    fc.assert(
      fc.property(set, ([base, ours, theirs]) => {
        const [our, their] = [operationsBetween(base, ours), operationsBetween(base, theirs)];
        const { documents, conflicts } = mergeDocuments(base, ours, theirs);
        for (const { at } of conflicts) {
          expect(our.some((one) => isNear(one.at, placeOf(at)))).toBe(true);
          expect(their.some((one) => isNear(one.at, placeOf(at)))).toBe(true);
        }
        const left = [...operationsBetween(documents, ours), ...operationsBetween(documents, theirs)];
        const isAsked = ({ at }: Operation) => conflicts.some((conflict) => isNear(placeOf(conflict.at), at));
        // What a side has done is done in the result: nothing at its place differs from that side's, unless the other side
        // changed something below it or it was asked.
        for (const [mine, other, side] of [
          [our, their, ours],
          [their, our, theirs],
        ] as const) {
          const missing = operationsBetween(documents, side).filter((one) =>
            mine.some((done) => isNear(one.at, done.at)),
          );
          for (const one of missing)
            expect(isAsked(one) || other.some((done) => isNear(done.at, one.at)), JSON.stringify(one)).toBe(true);
        }
        // Which of two elements is the one that moved cannot be told: both stand in a list that a side has put in another order.
        const isExplained = (one: Operation) =>
          [...our, ...their].some(
            (done) =>
              isNear(done.at, one.at) ||
              (one.op === 'move' && done.op !== 'set' && isNear(done.at.slice(0, -1), one.at.slice(0, -1))),
          );
        expect(left.every((one) => isAsked(one) || isExplained(one))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing when it is made again', () => {
    fc.assert(
      fc.property(set, fc.constantFrom('ours', 'theirs'), ([base, ours, theirs], choice) => {
        const { conflicts } = mergeDocuments(base, ours, theirs);
        const choices = Object.fromEntries(conflicts.map(({ at }) => [at.join('/'), choice] as const));
        const first = mergeDocuments(base, ours, theirs, choices);
        expect(first.conflicts).toEqual([]);
        const again = mergeDocuments(theirs, first.documents, theirs);
        expect(again.conflicts).toEqual([]);
        expect(operationsBetween(first.documents, again.documents)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes what the choices say, and keeps ours as long as they say nothing', () => {
    const [base, ours, theirs] = [1, 2, 3].map((size) => [entity('lead', { size })]) as [
      OverlaidDocument[],
      OverlaidDocument[],
      OverlaidDocument[],
    ];
    expect(mergeDocuments(base, ours, theirs)).toEqual({
      documents: ours,
      conflicts: [{ at: ['entity/lead', 'size'], base: 1, ours: 2, theirs: 3 }],
    });
    expect(mergeDocuments(base, ours, theirs, { 'entity/lead/size': 'theirs' })).toEqual({
      documents: theirs,
      conflicts: [],
    });
  });

  it('asks when one side removed what the other changed, not when both removed it', () => {
    const base = [entity('lead', { fields: [{ id: 'phone', size: 1 }] })];
    const changed = [entity('lead', { fields: [{ id: 'phone', size: 2 }] })];
    const without = [entity('lead', { fields: [] })];
    expect(mergeDocuments(base, without, changed).conflicts).toEqual([
      {
        at: ['entity/lead', 'fields', 'phone'],
        base: { id: 'phone', size: 1 },
        ours: undefined,
        theirs: { id: 'phone', size: 2 },
      },
    ]);
    expect(mergeDocuments(base, without, without)).toEqual({ documents: without, conflicts: [] });
    expect(mergeDocuments(base, [], changed).conflicts).toHaveLength(1);
  });

  it('puts what each side added or moved beside its neighbour', () => {
    expect(idsOf(mergeDocuments(list('a', 'b', 'c'), list('a', 'x', 'b', 'c'), list('a', 'b', 'y', 'c')))).toEqual([
      'a',
      'x',
      'b',
      'y',
      'c',
    ]);
    expect(idsOf(mergeDocuments(list('a', 'b', 'c'), list('c', 'a', 'b'), list('a', 'b', 'y', 'c')))).toEqual([
      'c',
      'a',
      'b',
      'y',
    ]);
    expect(idsOf(mergeDocuments(list('a', 'b', 'c'), list('a', 'c'), list('b', 'a', 'c', 'd')))).toEqual([
      'a',
      'c',
      'd',
    ]);
  });

  it('asks about an order that both have changed', () => {
    const merged = mergeDocuments(list('a', 'b', 'c', 'd'), list('d', 'a', 'b', 'c'), list('a', 'd', 'b', 'c'));
    expect(merged.conflicts.map(({ at }) => at)).toEqual([['entity/lead', 'fields', ORDER]]);
    expect(idsOf(merged)).toEqual(['d', 'a', 'b', 'c']);
    const choices = { 'entity/lead/fields/#': 'theirs' } as const;
    expect(
      idsOf(mergeDocuments(list('a', 'b', 'c', 'd'), list('d', 'a', 'b', 'c'), list('a', 'd', 'b', 'c'), choices)),
    ).toEqual(['a', 'd', 'b', 'c']);
  });
});
