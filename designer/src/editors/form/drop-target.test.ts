import { describe, expect, it } from 'vitest';
import { accepts, slotOver } from './drop-target.ts';
import { endOfTab, slotFor } from './slot-for.ts';

const form = {
  kind: 'form',
  tabs: [
    {
      id: 'a',
      sections: [
        { id: 's', fields: [{ field: 'x' }, { field: 'y' }] },
        { id: 't', fields: [] },
      ],
      related: [{}],
    },
    { id: 'b' },
  ],
};
const journal = { kind: 'journal', fields: [{ field: 'x' }] };

describe('where a part goes', () => {
  it('is behind what is chosen, else the end', () => {
    const fields = ['tabs', 0, 'sections', 0, 'fields'];
    expect(slotFor(form, 'field', [...fields, 0], 0)).toEqual({ list: fields, at: 1 });
    expect(slotFor(form, 'field', ['tabs', 0, 'sections', 0], 0)).toEqual({ list: fields, at: 2 });
    expect(slotFor(form, 'field', ['tabs', 0], 0)).toEqual({ list: ['tabs', 0, 'sections', 1, 'fields'], at: 0 });
    expect(slotFor(form, 'section', [...fields, 0], 0)).toEqual({ list: ['tabs', 0, 'sections'], at: 1 });
    expect(slotFor(form, 'related', [], 0)).toEqual({ list: ['tabs', 0, 'related'], at: 1 });
    expect(slotFor(form, 'tab', [], 0)).toEqual({ list: ['tabs'], at: 1 });
    expect(slotFor(form, 'field', [], 1)).toBe(null);
    expect(endOfTab(form, 1)).toBe(null);
  });

  it('is in the one list of a journal, for fields only', () => {
    expect(slotFor(journal, 'field', [], 0)).toEqual({ list: ['fields'], at: 1 });
    expect(slotFor(journal, 'field', ['fields', 0], 0)).toEqual({ list: ['fields'], at: 1 });
    expect(slotFor(journal, 'section', [], 0)).toBe(null);
  });

  it('is what is dropped on: before a part of the same sort, the end of a list, the end of a tab', () => {
    const before = { name: '', before: ['tabs', 0, 'sections', 0, 'fields', 1] };
    expect(accepts(before, 'field')).toBe(true);
    expect(accepts(before, 'section')).toBe(false);
    expect(slotOver(form, 'field', before)).toEqual({ list: ['tabs', 0, 'sections', 0, 'fields'], at: 1 });
    expect(slotOver(form, 'section', { name: '', endOf: ['tabs', 0, 'sections'] })).toEqual({
      list: ['tabs', 0, 'sections'],
      at: 2,
    });
    expect(slotOver(form, 'section', { name: '', tab: 1 })).toEqual({ list: ['tabs', 1, 'sections'], at: 0 });
    expect(slotOver(form, 'field', { name: '', tab: 1 })).toBe(null);
    expect(slotOver(form, 'tab', { name: '', tab: 1 })).toEqual({ list: ['tabs'], at: 1 });
  });
});
