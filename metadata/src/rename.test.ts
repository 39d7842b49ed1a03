import { describe, expect, it } from 'vitest';
import type { OverlaidDocument } from './overlay.ts';
import type { Renamed } from './rename.ts';
import { rename } from './rename.ts';
import { validateDocuments } from './validate.ts';

const label = { de: 'x', en: 'x' };
const text = (id: string, rest: object = {}) => ({ id, type: 'text', label, ...rest });
const entity = (id: string, fields: readonly object[], rest: object = {}) => ({
  kind: 'entity',
  id,
  name: id,
  label,
  labelPlural: label,
  titleField: 'name',
  fields,
  ...rest,
});

const documents: readonly OverlaidDocument[] = [
  entity('customer', [text('name'), text('phone'), { id: 'boss', type: 'reference', entity: 'customer', label }]),
  entity('call', [
    text('name'),
    // It has the same name and is another field.
    text('phone'),
    { id: 'customer', type: 'reference', entity: 'customer', label, filter: { 'boss.boss.phone': { isNull: false } } },
    {
      id: 'lines',
      type: 'child-rows',
      label,
      columns: [text('phone')],
      visibleWhen: 'phone = "phone" and $exists(lines[phone = "x"].phone)',
    },
  ]),
  {
    kind: 'view',
    id: 'calls',
    name: 'calls',
    label,
    entity: 'call',
    type: 'list',
    columns: ['phone', 'customer'],
    sort: ['-phone'],
    filter: { or: [{ phone: 'phone' }, { not: { 'customer.phone': 'phone' } }] },
  },
  {
    kind: 'scenario',
    id: 'refused',
    name: 'refused',
    label,
    when: [
      {
        do: 'create',
        as: 'clerk',
        entity: 'customer',
        values: { phone: '' },
        expect: { status: 422, issues: ['phone', 'phone.0'] },
      },
    ],
  },
  { kind: 'role', id: 'clerk', name: 'clerk', label, grants: [{ entity: '*', actions: ['read', 'create'] }] },
].map((document) => ({ file: `${document.kind}/${document.id}.json`, document }));

const check = async (given: readonly OverlaidDocument[]) => validateDocuments(given).issues;
const done = (renamed: Renamed) => {
  if ('refused' in renamed) throw new Error(renamed.refused);
  expect(renamed.left).toEqual([]);
  return (file: string) => JSON.stringify(renamed.documents.find((one) => one.file === file)?.document);
};

describe('another name for a field', () => {
  it('is written wherever the field is meant, and nowhere else', async () => {
    expect((await check(documents)).filter((issue) => issue.severity !== 'warning')).toEqual([]);
    const request = { entity: 'customer', field: 'phone', name: 'mobile', until: '2027-06-30' };
    const after = done(await rename(documents, request, check));
    const before = done({ documents, left: [] });
    expect(after('entity/customer.json')).toBe(
      before('entity/customer.json')?.replace(
        '{"id":"phone","type":"text","label":{"de":"x","en":"x"}',
        '{"id":"phone","type":"text","label":{"de":"x","en":"x"},"formerNames":[{"name":"phone","until":"2027-06-30"}],"name":"mobile"',
      ),
    );
    expect(after('entity/call.json')).toBe(before('entity/call.json')?.replace('boss.boss.phone', 'boss.boss.mobile'));
    expect(after('view/calls.json')).toBe(before('view/calls.json')?.replace('customer.phone', 'customer.mobile'));
    expect(after('scenario/refused.json')).toBe(before('scenario/refused.json')?.replaceAll('"phone', '"mobile'));
  });

  it('reaches formulas and sort orders, not texts, rows and values', async () => {
    const request = { entity: 'call', field: 'phone', name: 'mobile', until: null };
    const after = done(await rename(documents, request, check));
    expect(after('entity/call.json')).toContain(
      String.raw`"mobile = \"phone\" and $exists(lines[phone = \"x\"].phone)"`,
    );
    expect(after('view/calls.json')).toContain('"sort":["-mobile"]');
    expect(after('view/calls.json')).toContain(
      '"filter":{"or":[{"mobile":"phone"},{"not":{"customer.phone":"phone"}}]}',
    );
    expect(after('view/calls.json')).toContain('"columns":["phone","customer"]');
    expect(after('entity/customer.json')).toBe(done({ documents, left: [] })('entity/customer.json'));
  });

  it('is refused when something else has it or had it, and when it is no change', async () => {
    const ask = (field: string | undefined, name: string, given = documents) =>
      rename(given, { entity: 'customer', name, until: null, ...(field && { field }) }, check);
    expect(await ask('phone', 'name')).toEqual({ refused: 'taken' });
    expect(await ask('phone', 'createdAt')).toEqual({ refused: 'taken' });
    expect(await ask('phone', 'phone')).toEqual({ refused: 'same' });
    expect(await ask('fax', 'telefax')).toEqual({ refused: 'unknown' });
    expect(await ask(undefined, 'call')).toEqual({ refused: 'taken' });
    const moved = await rename(
      documents,
      { entity: 'customer', field: 'phone', name: 'mobile', until: '2027-06-30' },
      check,
    );
    if ('refused' in moved) throw new Error(moved.refused);
    expect(await ask('name', 'phone', moved.documents)).toEqual({ refused: 'taken' });
  });

  it('and back leads to where it was', async () => {
    const there = await rename(documents, { entity: 'call', field: 'phone', name: 'mobile', until: null }, check);
    if ('refused' in there) throw new Error(there.refused);
    const back = await rename(there.documents, { entity: 'call', field: 'phone', name: 'phone', until: null }, check);
    expect(back).toEqual({ documents, left: [] });
  });
});

describe('former names', () => {
  const withFormer = (fields: readonly object[], rest: object = {}) =>
    check([{ file: 'a.json', document: entity('a', [text('name'), ...fields], rest) }, ...documents]);
  const former = (name: string, until = '2027-06-30') => ({ formerNames: [{ name, until }] });

  it('mean one thing', async () => {
    expect(await withFormer([text('x', former('y'))])).not.toContainEqual(
      expect.objectContaining({ file: 'a.json', code: 'definition.repeated' }),
    );
    for (const [fields, rest] of [
      [[text('x', former('name'))], {}],
      [[text('x', former('x'))], {}],
      [[text('x', former('createdAt'))], {}],
      [[text('x', former('y')), text('z', former('y'))], {}],
      [[], former('customer')],
    ] as const)
      expect(await withFormer(fields, rest)).toContainEqual(
        expect.objectContaining({
          file: 'a.json',
          code: 'definition.repeated',
          path: expect.stringContaining('formerNames.0.name'),
        }),
      );
  });

  it('end on a day that exists', async () => {
    expect(await withFormer([text('x', former('y', '2027-02-30'))])).toContainEqual(
      expect.objectContaining({ path: 'fields.1.formerNames.0.until', code: 'value.date' }),
    );
  });
});
