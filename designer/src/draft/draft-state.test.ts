import { describe, expect, it } from 'vitest';
import { beginEditing, edited, received, redone, undone, unsavedOperations, yielded } from './draft-state.ts';

const label = (de: string) => ({ de, en: de });
const meter = (fields: readonly object[]) => ({ kind: 'entity', id: 'meter', label: label('Zähler'), fields });
const number = { id: 'number', type: 'text', label: label('Nummer') };
const place = { id: 'place', type: 'text', label: label('Ort') };
const documents = (...fields: readonly object[]) => [{ file: 'meter.json', document: meter(fields) }];

describe('an edited draft', () => {
  it('knows what is not saved', () => {
    const begun = beginEditing(documents(number), 1);
    expect(unsavedOperations(begun)).toEqual([]);
    const state = edited(begun, documents(number, place), null);
    expect(unsavedOperations(state)).toEqual([
      { op: 'add', at: ['entity/meter', 'fields', 'place'], value: place, after: 'number' },
    ]);
  });

  it('undoes what was typed at one place at once and other places apart', () => {
    const [first, second, third] = ['A', 'AB', 'C'].map((de) => documents({ ...number, label: label(de) }));
    let state = beginEditing(documents(number), 1);
    state = edited(state, first ?? [], 'fields.0.label');
    state = edited(state, second ?? [], 'fields.0.label');
    state = edited(state, third ?? [], null);
    state = undone(state);
    expect(state.documents).toBe(second);
    state = undone(state);
    expect(state.documents).toEqual(documents(number));
    expect(redone(redone(state)).documents).toBe(third);
    expect(undone(state)).toBe(state);
  });

  it('takes in what others have done and undoes only its own', () => {
    const begun = beginEditing(documents(number), 1);
    const mine = edited(begun, documents({ ...number, label: label('Meine') }), null);
    const others = [{ op: 'add', at: ['entity/meter', 'fields', 'place'], value: place, after: 'number' } as const];
    const state = received(mine, mine.documents, { revision: 3, operations: others });
    expect(state.documents).toEqual(documents({ ...number, label: label('Meine') }, place));
    expect(unsavedOperations(state)).toEqual([]);
    expect(undone(state).documents).toEqual(documents(number, place));
    expect(unsavedOperations(undone(state))).toHaveLength(2);
  });

  it('keeps what was typed while it was sent', () => {
    const begun = beginEditing(documents(number), 1);
    const sent = edited(begun, documents({ ...number, label: label('Eins') }), null);
    const typed = edited(sent, documents({ ...number, label: label('Zwei') }), null);
    const state = received(typed, sent.documents, { revision: 2, operations: [] });
    expect(state.documents).toBe(typed.documents);
    expect(unsavedOperations(state).map(({ at }) => at.at(-1))).toEqual(['de', 'en']);
  });

  it('gives way at one place and keeps the rest', () => {
    const begun = beginEditing(documents(number), 1);
    const mine = edited(begun, documents({ ...number, type: 'email', label: label('Meine') }), null);
    const state = yielded(mine, ['entity/meter', 'fields', 'number', 'type'], 'phone');
    expect(unsavedOperations(state).map(({ at }) => at.join('/'))).toEqual([
      'entity/meter/fields/number/label/de',
      'entity/meter/fields/number/label/en',
    ]);
    expect(state.documents).toEqual(documents({ ...number, type: 'phone', label: label('Meine') }));
  });
});
