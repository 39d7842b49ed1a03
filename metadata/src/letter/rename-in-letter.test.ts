import { expect, it } from 'vitest';
import { rename } from '../rename.ts';
import { validateDocuments } from '../validate.ts';

const label = { de: 'Beispiel', en: 'Example' };
const entity = (name: string, ...fields: readonly object[]) => ({
  kind: 'entity',
  id: name,
  name,
  label,
  labelPlural: label,
  titleField: 'title',
  fields: [{ id: 'title', type: 'text', label }, ...fields],
});
const order = entity(
  'order',
  { id: 'day', type: 'date', label },
  { id: 'customer', type: 'reference', entity: 'customer', label },
);

/** What becomes of a text block about a customer. */
async function renamed(text: string, name: string, field?: string): Promise<string> {
  const block = {
    kind: 'text-block',
    id: 'a',
    name: 'a',
    label,
    status: 'approved',
    entity: 'customer',
    body: { de: text },
  };
  const documents = [entity('customer'), order, block].map((document, at) => ({ file: `${at}.json`, document }));
  expect(validateDocuments(documents).issues).toEqual([]);
  const done = await rename(
    documents,
    { entity: 'order', name, until: null, ...(field !== undefined && { field }) },
    async (all) => validateDocuments(all).issues,
  );
  if ('refused' in done) throw new Error(done.refused);
  expect(done.left).toEqual([]);
  return ((done.documents[2]?.document ?? block) as typeof block).body.de;
}

// All on one line: what is compared with values is no name, though it reads like one.
const LINE =
  '{{#if (is title "order" "customer" "day")}}a{{/if}}{{#related "order" via="customer" sort="-day"}}{{#if (is title "order" "customer" "-day")}}{{day}}{{/if}}{{/related}}{{#related \'order\' via="customer"}}b{{/related}}';

it('gives an entity another name only where it is named', async () => {
  for (const name of ['purchase', 'buy'])
    expect(await renamed(LINE, name)).toBe(
      LINE.replace('#related "order"', `#related "${name}"`).replace("#related 'order'", `#related '${name}'`),
    );
});

it('gives a field another name only where it is named', async () => {
  expect(await renamed(LINE, 'buyer', 'customer')).toBe(LINE.replaceAll('via="customer"', 'via="buyer"'));
  expect(await renamed(LINE, 'orderedOn', 'day')).toBe(
    LINE.replace('sort="-day"', 'sort="-orderedOn"').replace('{{day}}', '{{orderedOn}}'),
  );
});

it('finds names on lines of their own', async () => {
  const text = '<p>\n{{#related\n   "order"\n   via="customer"\n   sort="day"}}x{{/related}}\n</p>';
  expect(await renamed(text, 'purchase')).toBe(text.replace('"order"', '"purchase"'));
  expect(await renamed(text, 'orderedOn', 'day')).toBe(text.replace('"day"', '"orderedOn"'));
});
