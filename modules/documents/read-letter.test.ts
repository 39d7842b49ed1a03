import type { LetterNeeds } from '@leitwerk/metadata/letter/letter-needs';
import { noNeeds, relatedKey } from '@leitwerk/metadata/letter/letter-needs';
import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext, RecordListQuery } from '@leitwerk/platform/module/module-reach';
import { expect, it } from 'vitest';
import { makeReader } from './read-letter.ts';

const label = { de: 'x', en: 'x' };
const field = (name: string, more: Partial<FieldModel> = {}): FieldModel => ({
  id: name,
  name,
  label,
  type: 'text',
  ...more,
});
const FIELDS = [field('name'), field('maker', { type: 'reference', entity: 'maker' }), field('owner')];

/** A thousand records that all point at the same few, whatever is asked; notes what was. */
function warehouse(perList: number) {
  const asked: (readonly [string, RecordListQuery])[] = [];
  const entity = { id: 'part', name: 'part', label, fields: FIELDS } as unknown as EntityModel;
  const names = new Set(FIELDS.map((one) => one.name));
  const reach: Pick<ModuleContext, 'entity' | 'list'> = {
    entity: () => ({ entity, readable: names, creatable: names, updatable: names }),
    list: async (name, query) => {
      asked.push([name, query]);
      const ids =
        (query.filter as { id?: { in: string[] } }).id?.in ?? Array.from({ length: perList }, (_, at) => `${at}`);
      const items = ids.map((id) => ({ id, name: `${name} ${id}`, maker: { id: `m${Number(id) % 3}` } }));
      return { items: items as unknown as WireRecord[], next: null };
    },
  };
  return { reach, asked };
}

const list = (needs: LetterNeeds) => ({ entity: 'part', via: 'owner', limit: 500, needs });
const needsOf = (fields: readonly (readonly [string, LetterNeeds])[], related?: LetterNeeds): LetterNeeds => ({
  fields: new Map(fields),
  related: new Map(related ? [[relatedKey(list(related)), list(related)]] : []),
});
const NAME = ['name', noNeeds()] as const;

it('reads the records at which a list points in one question, each once', async () => {
  const { reach, asked } = warehouse(50);
  const rows = needsOf([NAME, ['maker', needsOf([NAME])]]);
  const record = await makeReader(reach, 'de').readOne('order', '1', needsOf([NAME], rows));
  const shown = record?.fields?.[relatedKey(list(rows))]?.rows?.map(
    (one) => one.fields?.['maker']?.fields?.['name']?.text,
  );
  expect(shown).toHaveLength(50);
  expect(new Set(shown)).toEqual(new Set(['maker m0', 'maker m1', 'maker m2']));
  expect(asked.map(([name]) => name)).toEqual(['order', 'part', 'maker']);
});

it('ends at a number of rows over all lists of a letter, and asks no further', async () => {
  const { reach, asked } = warehouse(100);
  const letter = needsOf([NAME], needsOf([NAME], needsOf([NAME])));
  await expect(makeReader(reach, 'de').readOne('order', '1', letter)).rejects.toMatchObject({
    issues: [{ code: 'documents.too-many-rows', params: { most: { de: '5.000', en: '5,000' } } }],
  });
  // The record, the outer list, and inner ones until there are 5,000 rows.
  expect(asked.length).toBe(2 + 49);
});
it('counts lists that are empty, too: each is a question', async () => {
  const { reach, asked } = warehouse(0);
  const one = needsOf([NAME], needsOf([NAME]));
  await expect(makeReader(reach, 'de', 1).readOne('order', '1', one)).rejects.toMatchObject({
    issues: [{ code: 'documents.too-many-rows' }],
  });
  expect(asked).toHaveLength(2);
});

it('refuses a letter of what its maker may not read', async () => {
  const { reach, asked } = warehouse(1);
  const needs = needsOf([['secret', noNeeds()]]);
  await expect(makeReader(reach, 'de').readOne('order', '1', needs)).rejects.toMatchObject({
    issues: [{ code: 'documents.not-readable', params: { fields: { de: 'secret', en: 'secret' } } }],
  });
  expect(asked).toEqual([]);
});
