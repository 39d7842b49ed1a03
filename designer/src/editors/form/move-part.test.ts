import { isPlain } from '@leitwerk/metadata/keyed-list';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';
import { copiedPart, copiedText, fittedPart, partFor } from './fit-part.ts';
import { fieldLists, fieldsOnForm, kindAt, listAt, partOfPlace } from './form-part.ts';
import { duplicatedPart, movedPart, withFieldId, withoutPart, withPart } from './move-part.ts';

const form = {
  kind: 'form',
  id: 'bike-record',
  tabs: [
    {
      id: 'general',
      sections: [
        { id: 'data', columns: 3, fields: [{ field: 'a' }, { field: 'b', span: 2 }, { field: 'c' }] },
        { id: 'more', fields: [{ field: 'd' }] },
      ],
      related: [{ entity: 'repair', via: 'bike' }],
    },
    { id: 'second', sections: [{ id: 'data', fields: [{ field: 'e' }] }] },
  ],
};
const fields = (given: unknown) =>
  fieldLists(given).map(({ fields: list }) => list.map((one) => isPlain(one) && one['field']));

describe('moving parts of a form', () => {
  it('moves a field within its section and into another one, keeping what it has', () => {
    const down = movedPart(form, ['tabs', 0, 'sections', 0, 'fields', 0], {
      list: ['tabs', 0, 'sections', 0, 'fields'],
      at: 3,
    });
    expect(fields(down?.form)[0]).toEqual(['b', 'c', 'a']);
    expect(down?.path).toEqual(['tabs', 0, 'sections', 0, 'fields', 2]);
    const over = movedPart(form, ['tabs', 0, 'sections', 0, 'fields', 1], {
      list: ['tabs', 1, 'sections', 0, 'fields'],
      at: 0,
    });
    expect(valueAt(over?.form, ['tabs', 1, 'sections', 0, 'fields'])).toEqual([
      { field: 'b', span: 2 },
      { field: 'e' },
    ]);
  });

  it('moves a section into another tab under a free id, and a tab before another', () => {
    const over = movedPart(form, ['tabs', 0, 'sections', 0], { list: ['tabs', 1, 'sections'], at: 1 });
    expect(listAt(over?.form, ['tabs', 1, 'sections'])).toMatchObject([{ id: 'data' }, { id: 'data-2', columns: 3 }]);
    const tab = movedPart(form, ['tabs', 1], { list: ['tabs'], at: 0 });
    expect(listAt(tab?.form, ['tabs'])).toEqual([form.tabs[1], form.tabs[0]]);
  });

  it('goes by the place as it was before: what moves up when the part has gone is counted', () => {
    const moved = movedPart(form, ['tabs', 0, 'sections', 0], { list: ['tabs', 0, 'sections'], at: 2 });
    expect(listAt(moved?.form, ['tabs', 0, 'sections'])).toMatchObject([{ id: 'more' }, { id: 'data' }]);
    const empty = { tabs: [{ id: 'x' }, { id: 'y', sections: [] }] };
    expect(movedPart(empty, ['tabs', 0], { list: ['tabs'], at: 2 })?.path).toEqual(['tabs', 1]);
  });

  it('refuses what does not fit: a section among fields, a tab into itself', () => {
    expect(movedPart(form, ['tabs', 0, 'sections', 0], { list: ['tabs', 1, 'sections', 0, 'fields'], at: 0 })).toBe(
      null,
    );
    expect(movedPart(form, ['tabs', 0], { list: ['tabs', 0, 'sections'], at: 0 })).toBe(null);
    expect(movedPart(form, ['tabs', 7], { list: ['tabs'], at: 0 })).toBe(null);
  });

  it('removes, and duplicates what may stand twice', () => {
    expect(fields(withoutPart(form, ['tabs', 0, 'sections', 0]))).toEqual([['d'], ['e']]);
    expect(withoutPart(form, ['tabs', 9])).toBe(form);
    expect(duplicatedPart(form, ['tabs', 0, 'sections', 1])?.path).toEqual(['tabs', 0, 'sections', 2]);
    expect(duplicatedPart(form, ['tabs', 0, 'sections', 1, 'fields', 0])).toBe(null);
  });

  it('loses nothing, wherever a part is dropped, and leaves the rest in its order', () => {
    const paths: ValuePath[] = [];
    for (const [tab] of listAt(form, ['tabs']).entries()) {
      paths.push(['tabs', tab]);
      for (const [section] of listAt(form, ['tabs', tab, 'sections']).entries()) {
        paths.push(['tabs', tab, 'sections', section]);
        const list: ValuePath = ['tabs', tab, 'sections', section, 'fields'];
        for (const [at] of listAt(form, list).entries()) paths.push([...list, at]);
      }
    }
    const lists = [...new Map(paths.map((path) => [path.slice(0, -1).join('.'), path.slice(0, -1)])).values()];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom(...lists), fc.nat(4), (from, list, at) => {
        const moved = movedPart(form, from, { list, at });
        if (!moved) return;
        expect([...fieldsOnForm(moved.form)].sort()).toEqual([...fieldsOnForm(form)].sort());
        const part = valueAt(form, from);
        const now = valueAt(moved.form, moved.path);
        expect(isPlain(now) && isPlain(part) ? { ...now, id: part['id'] } : now).toEqual(part);
        const others = (given: unknown, gone: ValuePath) => JSON.stringify(withoutPart(given, gone));
        expect(others(moved.form, moved.path)).toBe(others(form, from));
        // What it was dropped before stands right behind it.
        const next = valueAt(form, [...list, at]);
        const behind = [...moved.path.slice(0, -1), Number(moved.path.at(-1)) + 1];
        if (next !== undefined && next !== part) expect(valueAt(moved.form, behind)).toEqual(next);
      }),
    );
  });
});

describe('parts in the clipboard', () => {
  it('come back as they went, and nothing else does', () => {
    const section = form.tabs[0]?.sections?.[0] ?? {};
    expect(copiedPart(copiedText('section', section))).toMatchObject({ kind: 'section', part: section });
    for (const text of [
      '',
      '{}',
      '{"leitwerk":"form-part","kind":"app","part":{}}',
      '{"leitwerk":"form-part","kind":"tab","part":[]}',
    ])
      expect(copiedPart(text), text).toBe(null);
  });

  it('leave out fields that the entity lacks or that stand there already, and say which', () => {
    const section = { id: 's', fields: [{ field: 'a' }, { field: 'b' }, { field: 'nope' }, { field: 'b' }] };
    const fitted = fittedPart('section', section, new Set(['a', 'b']), new Set(['a']));
    expect(fitted).toEqual({ part: { id: 's', fields: [{ field: 'b' }] }, unknown: ['nope'], placed: ['a', 'b'] });
    expect(fittedPart('field', { field: 'a' }, new Set(['a']), new Set(['a'])).part).toBe(null);
    expect(fittedPart('tab', { id: 't', sections: [section] }, new Set(), new Set()).part).toEqual({
      id: 't',
      sections: [],
    });
  });

  it('keep only what the other kind of form knows', () => {
    expect(partFor('journal', ['fields'], { field: 'a', required: true, span: 2 })).toEqual({
      field: 'a',
      required: true,
      span: 2,
    });
    expect(partFor('form', ['tabs', 0, 'sections', 0, 'fields'], { field: 'a', required: true })).toEqual({
      field: 'a',
    });
  });
});

it('knows what stands at a place, and to which part a place belongs', () => {
  expect(kindAt(['tabs', 0, 'sections', 1])).toBe('section');
  expect(kindAt(['tabs'])).toBe(undefined);
  expect(partOfPlace(['tabs', 0, 'sections', 1, 'fields', 2, 'span'])).toEqual(['tabs', 0, 'sections', 1, 'fields', 2]);
  expect(partOfPlace(['label', 'de'])).toEqual([]);
  expect(withPart({ kind: 'journal', fields: [] }, { list: ['fields'], at: 9 }, { field: 'x' }).path).toEqual([
    'fields',
    0,
  ]);
});

describe('key facts and columns', () => {
  const given = { ...form, keyFacts: ['a', 'b'] };
  const columns = ['tabs', 0, 'related', 0, 'columns'];

  it('are fields by id: added once, moved, and gone with the last one', () => {
    const facts = { list: ['keyFacts'], at: 2 };
    expect(withFieldId(given, facts, 'c').form).toMatchObject({ keyFacts: ['a', 'b', 'c'] });
    expect(withFieldId(given, facts, 'a').form).toMatchObject({ keyFacts: ['b', 'a'] });
    expect(withFieldId(form, { list: ['keyFacts'], at: 0 }, 'a').form).toMatchObject({ keyFacts: ['a'] });
    const one = withFieldId(form, { list: columns, at: 0 }, 'date');
    expect(valueAt(one.form, columns)).toEqual(['date']);
    expect(kindAt(one.path)).toBe('column');
    expect(withoutPart(one.form, one.path)).toEqual(form);
    expect(kindAt(partOfPlace(['keyFacts', 1]))).toBe('fact');
  });

  it('take no other parts, and columns stay in their list', () => {
    expect(movedPart(given, ['keyFacts', 0], { list: ['tabs', 0, 'sections', 0, 'fields'], at: 0 })).toBeNull();
    expect(movedPart(given, ['keyFacts', 1], { list: ['keyFacts'], at: 0 })?.form).toMatchObject({
      keyFacts: ['b', 'a'],
    });
  });
});
