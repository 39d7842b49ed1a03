import { describe, expect, it } from 'vitest';
import { compileModel } from './compile.ts';
import type { Definition, Field } from './generated/definitions.gen.ts';
import type { RecordRules } from './record-rules.ts';
import { compileRecordRules } from './record-rules.ts';

const label = (text: string) => ({ de: text, en: text });
const context = {
  now: '2026-03-04T05:06:07.000Z',
  today: '2026-03-04',
  user: '01900000-0000-7000-8000-000000000001',
  team: '01900000-0000-7000-8000-000000000002',
};

type Given = Partial<Field> & { readonly id: string };

/** The rules of one entity `thing` with these fields. */
function rulesOf(fields: readonly Given[], rest: object = {}, others: readonly object[] = []): RecordRules {
  const definition = {
    kind: 'entity',
    id: 'thing',
    name: 'thing',
    label: label('Thing'),
    labelPlural: label('Things'),
    titleField: fields[0]?.id,
    fields: fields.map((field) => ({ type: 'text', label: label(field.id), ...field })),
    ...rest,
  };
  const model = compileModel([definition, ...others] as unknown as Definition[], new Set());
  const entity = model.entities['thing'];
  if (!entity) throw new Error('no entity');
  return compileRecordRules(entity, model);
}

const codes = async (rules: RecordRules, ...given: Parameters<RecordRules['check']>): Promise<string[]> =>
  (await rules.check(...given)).map((issue) => `${issue.path} ${issue.code}`);

describe('conditions of a field', () => {
  const rules = rulesOf([
    { id: 'kind' },
    { id: 'name', required: true },
    { id: 'company', requiredWhen: "kind = 'company'", visibleWhen: "kind != 'person'" },
    { id: 'tax', required: true, visibleWhen: "kind = 'company'" },
    { id: 'fixed', readOnlyWhen: "kind = 'company'" },
    { id: 'closed', readOnly: true },
  ]);

  it('required, visible and read-only depend on the record', async () => {
    expect(await rules.fieldStates({ kind: 'company' }, context)).toEqual({
      company: { visible: true, required: true, readOnly: false },
      tax: { visible: true, required: true, readOnly: false },
      fixed: { visible: true, required: false, readOnly: true },
    });
    expect(await rules.fieldStates({ kind: 'person' }, context)).toEqual({
      company: { visible: false, required: false, readOnly: false },
      tax: { visible: false, required: false, readOnly: false },
      fixed: { visible: true, required: false, readOnly: false },
    });
  });

  it('ask only for what is visible, and take blanks for nothing', async () => {
    expect(await codes(rules, { kind: 'company' }, context)).toEqual([
      'name value.required',
      'company value.required',
      'tax value.required',
    ]);
    expect(await codes(rules, { kind: 'person', name: '' }, context)).toEqual(['name value.required']);
    expect(await codes(rules, { kind: 'person', name: 'Ada' }, context)).toEqual([]);
    expect(await codes(rules, { kind: 'company', name: 'A', company: 'B', tax: [] }, context)).toEqual([
      'tax value.required',
    ]);
  });

  it('are not met when what they ask about is missing', async () => {
    expect((await rules.fieldStates({}, context))['tax']).toEqual({ visible: false, required: false, readOnly: false });
    expect(await codes(rules, { name: 'A', kind: null }, context)).toEqual([]);
  });

  it('close a field by the record as it was, for those who change it', async () => {
    const before = { kind: 'company', name: 'A', company: 'B', tax: 'C', fixed: 'old' };
    const after = { ...before, fixed: 'new' };
    const fixed = new Set(['fixed']);
    expect(await codes(rules, after, context, { before, changed: fixed })).toEqual(['fixed value.read-only']);
    // The same value again is no change, and what nobody set is not his change.
    expect(await codes(rules, before, context, { before, changed: fixed })).toEqual([]);
    expect(await codes(rules, after, context, { before, changed: new Set() })).toEqual([]);
    // It may be given in the step that closes it, and when there was nothing before.
    const open = { ...before, kind: 'person', tax: null, company: null };
    expect(await codes(rules, after, context, { before: open, changed: new Set(['kind', 'fixed']) })).toEqual([]);
    expect(await codes(rules, after, context, { changed: fixed })).toEqual([]);
  });

  it('a read-only field is nobody’s to give', async () => {
    const record = { kind: 'person', name: 'A', closed: 'x' };
    expect(await codes(rules, record, context, { changed: new Set(['closed']) })).toEqual(['closed value.read-only']);
    expect(await codes(rules, { ...record, closed: null }, context, { changed: new Set(['closed']) })).toEqual([]);
    expect(await codes(rules, record, context, { changed: new Set(['name']) })).toEqual([]);
  });
});

describe('decode', () => {
  const rules = rulesOf([
    { id: 'name' },
    { id: 'count', type: 'integer' },
    { id: 'sum', type: 'computed', expression: 'count', result: 'integer' },
  ]);

  it('brings values into their form and refuses the rest, each with its place', () => {
    expect(rules.decode({ name: ' Ada ', count: null })).toEqual({ values: { name: 'Ada', count: null }, issues: [] });
    const { values, issues } = rules.decode({ name: 'x', count: 'many', sum: 1, other: 1, toString: 1 });
    expect(values).toEqual({ name: 'x' });
    expect(issues.map((issue) => `${issue.path} ${issue.code}`)).toEqual([
      'count value.integer',
      'sum value.not-writable',
      'other value.unknown-key',
      'toString value.unknown-key',
    ]);
  });
});

describe('defaults', () => {
  it('fill what is absent, and not what is given, be it null', () => {
    const rules = rulesOf([
      { id: 'name', default: 'new' },
      { id: 'since', type: 'date', default: '$today' },
      { id: 'at', type: 'date-time', default: '$now' },
      { id: 'by', default: '$user' },
      { id: 'team', default: '$team' },
      { id: 'none' },
    ]);
    expect(rules.defaults({}, context)).toEqual({
      name: 'new',
      since: context.today,
      at: context.now,
      by: context.user,
      team: context.team,
    });
    expect(rules.defaults({ name: null, since: '2020-01-01', at: null, by: 'x', team: null }, context)).toEqual({});
  });
});

describe('computed fields', () => {
  it('are worked out after those that they read, whatever the order in the definition', async () => {
    const rules = rulesOf([
      { id: 'name' },
      { id: 'gross', type: 'computed', result: 'decimal', scale: 2, expression: '$add(net, tax)' },
      { id: 'tax', type: 'computed', result: 'decimal', scale: 2, expression: "$mul(net, '0.19')" },
      { id: 'net', type: 'computed', result: 'decimal', scale: 2, expression: '$mul(price, amount)' },
      { id: 'price', type: 'money' },
      { id: 'amount', type: 'integer' },
    ]);
    // 0.19 of 99.99 is 18.9981: rounded like money.
    expect(await rules.derive({ price: '33.33', amount: 3 }, context)).toEqual({
      net: '99.99',
      tax: '19.00',
      gross: '118.99',
    });
  });

  it('are empty when a value is missing or of the wrong kind, and do not keep an old result', async () => {
    const rules = rulesOf([
      { id: 'name' },
      { id: 'count', type: 'integer' },
      { id: 'double', type: 'computed', result: 'integer', expression: "$mul(count, '2')" },
      { id: 'day', type: 'computed', result: 'date', expression: 'name' },
    ]);
    expect(await rules.derive({ double: 8, day: '2020-01-01', name: 'no day' }, context)).toEqual({
      double: null,
      day: null,
    });
    expect(await rules.derive({ count: 4, name: '2024-02-29' }, context)).toEqual({ double: 8, day: '2024-02-29' });
  });

  it('end when two of them read each other', async () => {
    const rules = rulesOf([
      { id: 'name' },
      { id: 'one', type: 'computed', result: 'text', expression: 'two' },
      { id: 'two', type: 'computed', result: 'text', expression: 'one' },
    ]);
    expect(Object.keys(await rules.derive({}, context)).sort()).toEqual(['one', 'two']);
  });
});

describe('rules of an entity', () => {
  const rules = rulesOf(
    [
      { id: 'from', name: 'begin', type: 'date' },
      { id: 'to', type: 'date' },
    ],
    {
      rules: [{ id: 'order', check: 'to >= begin', fields: ['from', 'to'], message: label('The end comes first.') }],
    },
  );

  it('are broken by a plain no, at every field that they name, by its name', async () => {
    expect(await rules.check({ begin: '2026-02-01', to: '2026-01-01' }, context)).toEqual([
      { path: 'begin', code: 'rule.broken', params: { message: label('The end comes first.') } },
      { path: 'to', code: 'rule.broken', params: { message: label('The end comes first.') } },
    ]);
    expect(await codes(rules, { begin: '2026-01-01', to: '2026-02-01' }, context)).toEqual([]);
  });

  it('have nothing to say while values are missing', async () => {
    expect(await codes(rules, { begin: '2026-02-01', to: null }, context)).toEqual([]);
    expect(await codes(rules, {}, context)).toEqual([]);
  });
});

describe('a status', () => {
  const rules = rulesOf(
    [{ id: 'name' }, { id: 'amount', name: 'sum', type: 'integer' }, { id: 'state', type: 'option' }],
    {},
    [
      {
        kind: 'contract-status',
        id: 'thing-state',
        name: 'thing-state',
        label: label('State'),
        entity: 'thing',
        field: 'state',
        initial: 'open',
        states: [
          { id: 'open', label: label('Open') },
          { id: 'done', label: label('Done'), readOnlyFields: ['amount'] },
        ],
        transitions: [{ id: 'finish', label: label('Finish'), from: ['open'], to: 'done' }],
      },
    ],
  );

  it('begins with its first state and cannot be given', () => {
    expect(rules.defaults({}, context)).toEqual({ state: 'open' });
  });

  it('locks fields by the state in which the record was', async () => {
    expect(await rules.fieldStates({ state: 'open' }, context)).toEqual({});
    expect(await rules.fieldStates({ state: 'done' }, context)).toEqual({
      sum: { visible: true, required: false, readOnly: true },
    });
    const changed = new Set(['sum']);
    const before = { name: 'x', sum: 1, state: 'done' };
    expect(await codes(rules, { ...before, sum: 2 }, context, { before, changed })).toEqual(['sum value.locked']);
    const open = { ...before, state: 'open' };
    expect(await codes(rules, { ...before, sum: 2 }, context, { before: open, changed })).toEqual([]);
  });
});

describe('kinds of journal entries', () => {
  const journal = (id: string, fields: readonly object[]) => ({
    kind: 'journal',
    id,
    name: id,
    label: label(id),
    icon: 'note',
    color: 'blue',
    entity: 'thing',
    typeField: 'type',
    fields,
  });
  const rules = rulesOf(
    [
      { id: 'title' },
      { id: 'type', type: 'option' },
      { id: 'minutes', name: 'length', type: 'integer' },
      { id: 'place' },
    ],
    {},
    [
      journal('call', [{ field: 'minutes', required: true }, { field: 'title' }]),
      journal('visit', [
        { field: 'place', required: true },
        { field: 'title', required: true },
      ]),
    ],
  );

  it('ask for their own fields and leave those of the others empty', async () => {
    expect(await codes(rules, { type: 'call' }, context)).toEqual(['length value.required']);
    expect(await codes(rules, { type: 'call', length: 5, place: 'here' }, context)).toEqual([
      'place value.not-in-journal',
    ]);
    expect(await codes(rules, { type: 'visit', title: 'x', place: 'here' }, context)).toEqual([]);
    expect(await codes(rules, { type: 'visit', length: 1 }, context)).toEqual([
      'length value.not-in-journal',
      'title value.required',
      'place value.required',
    ]);
  });

  it('show it in the states of the fields, and say nothing of a kind that is not there', async () => {
    expect(await rules.fieldStates({ type: 'call' }, context)).toEqual({
      length: { visible: true, required: true, readOnly: false },
      place: { visible: false, required: false, readOnly: false },
    });
    expect(await rules.fieldStates({ type: 'gone' }, context)).toEqual({});
    expect(await codes(rules, {}, context)).toEqual([]);
  });
});

describe('conditions that cannot be worked out', () => {
  const rules = rulesOf([
    { id: 'name' },
    { id: 'size', requiredWhen: '$number(name) > 1' },
    { id: 'fixed', readOnlyWhen: '$number(name) > 1' },
  ]);

  it('are told at their field, and the form goes on without them', async () => {
    expect(await codes(rules, { name: '2' }, context)).toEqual(['size value.required']);
    const failed = ['size expression.failed', 'fixed expression.failed'];
    expect(await codes(rules, { name: 'x' }, context)).toEqual(failed);
    expect(await rules.fieldStates({ name: 'x' }, context)).toEqual({});
  });

  it('keep closed what they would have to open', async () => {
    const change = { before: { name: 'x', fixed: 'a' }, changed: new Set(['fixed', 'name']) };
    expect(await codes(rules, { name: '0', fixed: 'b' }, context, change)).toEqual(['fixed value.read-only']);
  });
});
