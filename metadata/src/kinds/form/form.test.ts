import { describe, expect, it } from 'vitest';
import { chooseForm } from '../../choose-form.ts';
import type { FormDefinition } from '../../generated/definitions.gen.ts';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'X', en: 'X' };
const option = (id: string) => ({ id, label });
const entity = (id: string, fields: readonly object[]) => ({
  kind: 'entity',
  id,
  name: id,
  label,
  labelPlural: label,
  titleField: 'name',
  fields: [{ id: 'name', type: 'text', label }, ...fields],
});
const product = entity('product', [{ id: 'sort', type: 'option', label, options: [option('heat'), option('light')] }]);
const order = entity('order', [
  { id: 'division', type: 'option', label, options: [option('gas'), option('power')] },
  { id: 'urgent', type: 'boolean', label },
  { id: 'product', type: 'reference', label, entity: 'product' },
]);
const form = (id: string, more: object = {}) => ({
  kind: 'form',
  id,
  name: id,
  label,
  entity: 'order',
  mode: 'record',
  tabs: [{ id: 'general', label, sections: [{ id: 'data', fields: [{ field: 'name' }] }] }],
  ...more,
});
const codes = (...forms: readonly object[]) =>
  validateDocuments([product, order, ...forms].map((document, at) => ({ file: `${at}.json`, document })))
    .issues.filter(({ severity }) => severity !== 'warning')
    .map(({ path, code }) => `${path} ${code}`);

describe('a form for some records', () => {
  it('goes by options and yes/no, of the record and of one that it refers to', () => {
    expect(codes(form('a'), form('b', { filter: { division: 'gas', urgent: true } }))).toEqual([]);
    expect(codes(form('a', { filter: { 'product.sort': { notIn: ['heat'] } } }))).toEqual([]);
  });

  it.each([
    [{ name: 'x' }, 'definition.form-filter'],
    [{ division: { contains: 'g' } }, 'definition.form-filter'],
    [{ division: { in: 'gas' } }, 'definition.form-filter'],
    [{ division: { in: ['gas'], ne: 'power' } }, 'definition.form-filter'],
    [{ or: [{ division: 'gas' }] }, 'definition.form-filter'],
    [{ division: 'water' }, 'definition.form-filter-value'],
    [{ 'product.sort': { in: ['heat', 'cold'] } }, 'definition.form-filter-value'],
    [{ colour: 'red' }, 'definition.unknown-field'],
    [{ 'product.colour': 'red' }, 'definition.unknown-field'],
  ])('is refused with %j', (filter, code) => {
    expect(codes(form('a', { filter })).some((one) => one.endsWith(code))).toBe(true);
  });

  it('is one for the same records and roles only', () => {
    expect(codes(form('a'), form('b'))).toEqual([expect.stringContaining('definition.form-twice')]);
    expect(codes(form('a'), form('b', { mode: 'create' }))).toEqual([]);
  });

  it('comes before one for all records, and one for a role before both', () => {
    const all = form('all');
    const gas = form('gas', { filter: { division: { ne: 'power' } } });
    const heat = form('heat', { filter: { 'product.sort': 'heat' } });
    const chief = form('chief', { roles: ['chief'] });
    const forms = [all, gas, heat, chief] as unknown as readonly FormDefinition[];
    const chosen = (values: Readonly<Record<string, unknown>>, roles: readonly string[] = []) =>
      chooseForm(forms, roles, (path) => values[path])?.id;
    expect(chosen({ division: 'power' })).toBe('all');
    expect(chosen({ division: 'gas' })).toBe('gas');
    expect(chosen({ division: 'power', 'product.sort': 'heat' })).toBe('heat');
    expect(chosen({ division: 'gas' }, ['chief'])).toBe('chief');
    expect(chooseForm([forms[2]] as FormDefinition[], [], () => null)).toBeUndefined();
  });
});
