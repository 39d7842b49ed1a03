import { describe, expect, it } from 'vitest';
import type { EntityDefinition, WorkflowDefinition } from '../../generated/definitions.gen.ts';
import { messages } from '../../messages.ts';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'x', en: 'x' };
const meta = { label };
const order: EntityDefinition = {
  kind: 'entity',
  id: 'order',
  name: 'order',
  label,
  labelPlural: label,
  titleField: 'name',
  fields: [
    { id: 'name', type: 'text', label },
    { id: 'state', type: 'option', label },
    { id: 'due', type: 'date', label },
    { id: 'count', type: 'integer', label },
  ],
};
const status = {
  kind: 'contract-status',
  id: 'order',
  name: 'order',
  label,
  entity: 'order',
  field: 'state',
  initial: 'open',
  states: [
    { id: 'open', label },
    { id: 'shut', label },
  ],
  transitions: [{ id: 'shut', label, from: ['open'], to: 'shut' }],
};
const role = { kind: 'role', id: 'clerk', name: 'clerk', label, grants: [{ entity: 'order', actions: ['read'] }] };
const good = {
  kind: 'workflow',
  id: 'check',
  name: 'check',
  label,
  entity: 'order',
  roles: ['clerk'],
  starts: [
    { on: 'moved', event: 'shut', if: 'count > 1' },
    { on: 'person', roles: ['clerk'] },
  ],
  delays: { late: { count: -6, unit: 'weeks', from: 'due' } },
  machine: {
    initial: 'wait',
    states: {
      wait: {
        meta: { label, roles: ['clerk'] },
        after: { late: [{ target: 'end', actions: [{ type: 'move-record', params: { event: 'shut' } }] }] },
        on: {
          go: [{ target: 'end', guard: 'count = 1', meta: { label, input: [{ field: 'due' }] } }, { target: 'wait' }],
        },
      },
      end: {
        type: 'final',
        meta,
        entry: [{ type: 'update-record', params: { values: { name: { formula: "name & '!'" } } } }],
      },
    },
  },
};

type Loose = { machine: { states: Record<string, Record<string, unknown>> } & Record<string, unknown> } & Record<
  string,
  unknown
>;

function issuesOf(change: (workflow: Loose) => void) {
  const workflow = structuredClone(good) as unknown as Loose;
  change(workflow);
  const documents = [order, status, role, workflow].map((document, at) => ({ file: `${at}.json`, document }));
  return validateDocuments(documents, []).issues.filter((one) => one.severity !== 'warning');
}

describe('a workflow', () => {
  it('that is right has no errors', () => {
    expect(issuesOf(() => undefined)).toEqual([]);
    expect((good as unknown as WorkflowDefinition).kind).toBe('workflow');
  });

  const wait = (one: Loose) => one.machine.states['wait'] as Record<string, unknown>;
  const cases: readonly [string, (one: Loose) => void, string, string][] = [
    ['an unknown role', (one) => Object.assign(one, { roles: ['boss'] }), 'roles.0', 'definition.unknown-reference'],
    ['an unknown entity', (one) => Object.assign(one, { entity: 'bill' }), 'entity', 'definition.unknown-reference'],
    [
      'a start by no event',
      (one) => Object.assign(one, { starts: [{ on: 'moved', event: 'gone' }] }),
      'starts.0.event',
      'definition.unknown-reference',
    ],
    [
      'a start with an event that means nothing',
      (one) => Object.assign(one, { starts: [{ on: 'created', event: 'shut' }] }),
      'starts.0.event',
      'definition.no-effect',
    ],
    [
      'a missing action',
      (one) => Object.assign(wait(one), { entry: [{ type: 'launch', params: {} }] }),
      'machine.states.wait.entry.0.type',
      'document.value',
    ],
    [
      'an action without what it needs',
      (one) => Object.assign(wait(one), { entry: [{ type: 'move-record', params: {} }] }),
      'machine.states.wait.entry.0.params.event',
      'document.missing-key',
    ],
    [
      'an action with an unknown field',
      (one) => Object.assign(wait(one), { entry: [{ type: 'update-record', params: { values: { size: 1 } } }] }),
      'machine.states.wait.entry.0.params.values.size',
      'definition.unknown-field',
    ],
    [
      'an undoing of an unknown field',
      (one) =>
        Object.assign(wait(one), {
          meta: { label, compensate: [{ type: 'update-record', params: { values: { size: 1 } } }] },
        }),
      'machine.states.wait.meta.compensate.0.params.values.size',
      'definition.unknown-field',
    ],
    [
      'an unknown entity of what it has created',
      (one) => Object.assign(wait(one), { exit: [{ type: 'update-record', params: { created: 'gone', values: {} } }] }),
      'machine.states.wait.exit.0.params.created',
      'definition.unknown-reference',
    ],
    [
      'fields of another entity in what it has created',
      (one) =>
        Object.assign(wait(one), {
          exit: [{ type: 'update-record', params: { created: 'order', values: { size: 1 } } }],
        }),
      'machine.states.wait.exit.0.params.values.size',
      'definition.unknown-field',
    ],
    [
      'a dropping that says what',
      (one) => Object.assign(wait(one), { exit: [{ type: 'drop-changes', params: { values: {} } }] }),
      'machine.states.wait.exit.0.params.values',
      'definition.no-effect',
    ],
    [
      'a bad formula',
      (one) =>
        Object.assign(wait(one), {
          entry: [{ type: 'update-record', params: { values: { name: { formula: '$eval(1)' } } } }],
        }),
      'machine.states.wait.entry.0.params.values.name.formula',
      'expression.forbidden',
    ],
    [
      'a guard over an unknown field',
      (one) => Object.assign(wait(one), { on: { go: [{ target: 'end', guard: 'size = 1' }] } }),
      'machine.states.wait.on.go.0.guard',
      'expression.unknown-field',
    ],
    [
      'an unknown target',
      (one) => Object.assign(wait(one), { on: { go: [{ target: 'gone' }] } }),
      'machine',
      'definition.machine',
    ],
    [
      'an unknown delay',
      (one) => Object.assign(wait(one), { after: { late: [{ target: 'end' }], soon: [{ target: 'end' }] } }),
      'machine.states.wait.after.soon',
      'definition.unknown-reference',
    ],
    [
      'a delay from no date',
      (one) => Object.assign(one, { delays: { late: { count: 1, unit: 'days', from: 'name' } } }),
      'delays.late.from',
      'definition.owner-field',
    ],
    [
      'a state nobody comes to',
      (one) => Object.assign(one.machine.states, { lost: { meta, on: { go: [{ target: 'end' }] } } }),
      'machine',
      'definition.unreachable',
    ],
    [
      'an endless way',
      (one) =>
        Object.assign(one.machine.states, {
          end: { meta, always: [{ target: 'round' }] },
          round: { meta, always: [{ target: 'end' }] },
        }),
      'machine.states.end.always',
      'definition.endless',
    ],
    [
      'a state without a name',
      (one) => Object.assign(one.machine.states, { end: { type: 'final' } }),
      'machine.states.end.meta',
      'document.missing-key',
    ],
    [
      'states below without a first one',
      (one) => Object.assign(wait(one), { states: { a: { meta } } }),
      'machine.states.wait.initial',
      'document.missing-key',
    ],
    [
      'a way that never has its turn',
      (one) => Object.assign(wait(one), { on: { go: [{ target: 'end' }, { target: 'wait' }] } }),
      'machine.states.wait.on.go.0.guard',
      'definition.always-first',
    ],
    [
      'a second button of one event',
      (one) =>
        Object.assign(wait(one), {
          on: {
            go: [
              { target: 'end', guard: 'count = 1', meta: { label } },
              { target: 'wait', meta: { label } },
            ],
          },
        }),
      'machine.states.wait.on.go.1.meta',
      'definition.no-effect',
    ],
    [
      'an end that goes on',
      (one) => Object.assign(one.machine.states, { end: { type: 'final', meta, on: { go: [{ target: 'wait' }] } } }),
      'machine.states.end.on',
      'definition.no-effect',
    ],
  ];
  it.each(cases)('with %s is refused at its place', (_name, change, path, code) => {
    const issues = issuesOf(change);
    expect(issues.map((one) => [one.path, one.code])).toContainEqual([path, code]);
    for (const issue of issues) expect(messages, issue.code).toHaveProperty([issue.code]);
  });

  it('of ten thousand states is refused, not worked on', () => {
    const states = Object.fromEntries(
      Array.from({ length: 100 }, (_, one) => [
        `s${one}`,
        {
          meta,
          initial: 't0',
          states: Object.fromEntries(Array.from({ length: 100 }, (_, two) => [`t${two}`, { meta }])),
        },
      ]),
    );
    const issues = issuesOf((one) => Object.assign(one, { machine: { initial: 's0', states } }));
    expect(issues).toMatchObject([{ path: 'machine', code: 'definition.too-many' }]);
  });
});
