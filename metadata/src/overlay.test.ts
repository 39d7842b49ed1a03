import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './keyed-list.ts';
import type { Operation, OverlaidDocument } from './overlay.ts';
import { applyOperations, operationsBetween } from './overlay.ts';
import { anyDocuments } from './testing/any-documents.ts';

const lead = (rest: object): OverlaidDocument => ({
  file: 'definitions/entity/lead.json',
  document: { kind: 'entity', id: 'lead', ...rest },
});
const fields = (...ids: readonly string[]) => ids.map((id) => ({ id, type: 'text' }));
const sorted = (documents: readonly OverlaidDocument[]) =>
  canonical([...documents].sort((a, b) => (a.file < b.file ? -1 : 1)));

describe('operations between two sets of definitions', () => {
  it('make the second out of the first', () => {
    fc.assert(
      fc.property(anyDocuments, anyDocuments, (before, after) => {
        const { documents, refused } = applyOperations(before, operationsBetween(before, after));
        expect(refused).toEqual([]);
        expect(sorted(documents)).toBe(sorted(after));
      }),
      { numRuns: 2000 },
    );
  });

  it('are none between equal ones', () => {
    fc.assert(
      fc.property(anyDocuments, (set) => {
        expect(operationsBetween(set, structuredClone(set))).toEqual([]);
      }),
    );
  });

  it('name what was changed by its key, not by its position', () => {
    const before = [lead({ fields: fields('name', 'phone', 'mail'), label: { de: 'Lead', en: 'Lead' } })];
    const [name, phone, mail] = fields('name', 'phone', 'mail');
    const after = [
      lead({
        fields: [mail, name, { ...phone, required: true }, { id: 'fax', type: 'text' }],
        label: { de: 'Kunde', en: 'Lead' },
      }),
    ];
    expect(operationsBetween(before, after)).toEqual([
      { op: 'move', at: ['entity/lead', 'fields', 'mail'], after: null },
      { op: 'set', at: ['entity/lead', 'fields', 'phone', 'required'], value: true },
      { op: 'add', at: ['entity/lead', 'fields', 'fax'], value: { id: 'fax', type: 'text' }, after: 'phone' },
      { op: 'set', at: ['entity/lead', 'label', 'de'], value: 'Kunde', was: 'Lead' },
    ]);
  });

  it('keep two lists of the same entity apart by the reference they go by', () => {
    const before = [
      lead({
        timeline: [
          { entity: 'task', via: 'lead' },
          { entity: 'task', via: 'other' },
        ],
      }),
    ];
    const after = [
      lead({
        timeline: [
          { entity: 'task', via: 'lead', color: 'red' },
          { entity: 'task', via: 'other' },
        ],
      }),
    ];
    expect(operationsBetween(before, after)).toEqual([
      { op: 'set', at: ['entity/lead', 'timeline', 'task:lead', 'color'], value: 'red' },
    ]);
  });
});

describe('applying operations', () => {
  const given = [lead({ fields: fields('name', 'phone') })];
  const apply = (...operations: readonly Operation[]) => applyOperations(given, operations);

  it('to something else does what fits and names what does not', () => {
    const gone: Operation = { op: 'set', at: ['entity/lead', 'fields', 'mail', 'required'], value: true };
    const taken: Operation = { op: 'add', at: ['entity/lead', 'fields', 'name'], value: { id: 'name', type: 'date' } };
    const { documents, refused } = apply(gone, taken, { op: 'remove', at: ['entity/lead', 'fields', 'phone'] });
    expect(refused).toEqual([
      { operation: gone, reason: 'gone' },
      { operation: taken, reason: 'taken' },
    ]);
    expect(documents).toEqual([lead({ fields: fields('name') })]);
  });

  it('puts an element last whose neighbour has gone, and brings back a list that was left out', () => {
    const fax = { id: 'fax', type: 'text' };
    expect(apply({ op: 'add', at: ['entity/lead', 'fields', 'fax'], value: fax, after: 'mail' }).documents).toEqual([
      lead({ fields: [...fields('name', 'phone'), fax] }),
    ]);
    expect(apply({ op: 'add', at: ['entity/lead', 'rules', 'one'], value: { id: 'one' } }).documents).toEqual([
      lead({ fields: fields('name', 'phone'), rules: [{ id: 'one' }] }),
    ]);
  });

  it('leaves what it was given as it was, and never reaches a prototype', () => {
    const before = structuredClone(given);
    apply({ op: 'set', at: ['entity/lead', 'fields', 'name', 'type'], value: 'date' });
    const { refused } = apply({ op: 'set', at: ['entity/lead', '__proto__', 'polluted'], value: true });
    expect(given).toEqual(before);
    expect(refused).toHaveLength(1);
    expect({}).not.toHaveProperty('polluted');
  });
});
