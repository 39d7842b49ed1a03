import { describe, expect, it } from 'vitest';
import { messages } from '../../messages.ts';
import { validateDocuments } from '../../validate.ts';

const label = { de: 'Beispiel', en: 'Example' };
const OTHERS = [
  {
    kind: 'entity',
    id: 'deal',
    name: 'deal',
    label,
    labelPlural: label,
    titleField: 'name',
    fields: [
      { id: 'name', type: 'text', label },
      { id: 'state', type: 'option', label },
    ],
  },
  {
    kind: 'contract-status',
    id: 'deal',
    name: 'deal',
    label,
    entity: 'deal',
    field: 'state',
    initial: 'open',
    states: [
      { id: 'open', label },
      { id: 'won', label },
    ],
    transitions: [{ id: 'win', label, from: ['open'], to: 'won' }],
  },
  {
    kind: 'workflow',
    id: 'wait',
    name: 'wait',
    label,
    entity: 'deal',
    roles: ['clerk'],
    starts: [{ on: 'person' }],
    machine: {
      initial: 'first',
      states: {
        first: { meta: { label }, on: { go: [{ target: 'end', meta: { label } }] } },
        end: { type: 'final', meta: { label } },
      },
    },
  },
  { kind: 'role', id: 'clerk', name: 'clerk', label, grants: [] },
];

const create = { do: 'create', entity: 'deal', save: 'deal', values: { name: 'One' } };
const scenario = (more: object) => ({
  kind: 'scenario',
  id: 'one',
  name: 'one',
  label,
  given: [create],
  when: [{ as: 'clerk', do: 'transition', entity: 'deal', id: 'deal', event: 'win' }],
  ...more,
});
const issuesOf = (more: object, others: readonly object[] = []) =>
  validateDocuments(
    [...OTHERS, ...others, scenario(more)].map((document, at) => ({ file: `${at}.json`, document })),
  ).issues.map(({ path, code }) => `${path} ${code}`);
/** One step about the deal; what is undefined is not there. */
const step = (more: object) =>
  issuesOf(JSON.parse(JSON.stringify({ when: [{ as: 'clerk', id: 'deal', ...more }] })) as object);

describe('a scenario', () => {
  it('that is right has no errors', () => {
    expect(issuesOf({})).toEqual([]);
    const people = { boss: { roles: ['clerk'], team: 'north' } };
    const values = { name: { ref: 'user/boss' } };
    const then = [
      { do: 'read', entity: 'deal', id: 'deal', expect: { values, absent: ['state'] } },
      { do: 'list', entity: 'deal', filter: { state: 'won', name: { ref: 'team/north' } }, expect: { count: 1 } },
      { as: 'boss', do: 'process', workflow: 'wait', id: 'deal', expect: { in: ['first'], possible: ['go'] } },
    ];
    expect(issuesOf({ people, then, today: '2024-02-29' })).toEqual([]);
    const when = [
      { as: 'clerk', do: 'finish', id: 'deal', action: 'mail.send', input: { to: { ref: 'deal' } }, output: { id: 1 } },
      { as: 'clerk', do: 'cancel', workflow: 'wait', id: 'deal', expect: { state: 'cancelled' } },
      { do: 'effects', id: 'deal', expect: { count: 1, items: [{ input: { to: { ref: 'deal' } }, state: 'done' }] } },
    ];
    expect(issuesOf({ when })).toEqual([]);
    // What is to be refused may be wrong.
    expect(step({ do: 'update', entity: 'deal', values: { gone: 1 }, expect: { status: 422 } })).toEqual([]);
  });

  it('builds on another one', () => {
    const first = { ...scenario({}), id: 'first', name: 'first', people: { boss: { roles: ['clerk'] } } };
    const when = [{ as: 'boss', do: 'read', entity: 'deal', id: 'deal' }];
    const next = { given: [{ do: 'pass', time: 'P1D' }], when, after: 'first' };
    expect(issuesOf(next, [first])).toEqual([]);
    expect(issuesOf({ ...next, after: 'gone' })).toContain('after definition.unknown-reference');
    expect(issuesOf({ after: 'one' })).toEqual(['after definition.endless']);
    expect(issuesOf({ ...next, today: '2026-03-02' }, [first])).toEqual(['today definition.no-effect']);
  });

  const wrong: readonly [string, object, string][] = [
    ['an unknown key', { color: 'red' }, 'color document.unknown-key'],
    ['a day that is none', { today: '2026-02-30' }, 'today value.date'],
    [
      'an unknown role of a person',
      { people: { boss: { roles: ['gone'] } } },
      'people.boss.roles.0 definition.unknown-reference',
    ],
    ['an action at the end', Object.fromEntries([['then', [create]]]), 'then.0.do definition.no-effect'],
    [
      'a refusal of nothing',
      { given: [{ ...create, expect: { code: 'x' } }] },
      'given.0.expect.code definition.no-effect',
    ],
  ];
  it.each(wrong)('does not take %s', (_name, more, issue) => expect(issuesOf(more)).toEqual([issue]));

  const steps: readonly [string, object, string][] = [
    ['an unknown entity', { do: 'read', entity: 'gone' }, 'when.0.entity definition.unknown-reference'],
    ['an unknown workflow', { do: 'begin', workflow: 'gone' }, 'when.0.workflow definition.unknown-reference'],
    [
      'an unknown event',
      { do: 'transition', entity: 'deal', event: 'gone' },
      'when.0.event definition.unknown-reference',
    ],
    [
      'an event that no state takes',
      { do: 'send', workflow: 'wait', event: 'win' },
      'when.0.event definition.unknown-reference',
    ],
    [
      'an unknown state',
      { do: 'process', workflow: 'wait', expect: { in: ['gone'] } },
      'when.0.expect.in.0 definition.unknown-reference',
    ],
    [
      'an unknown field',
      { do: 'update', entity: 'deal', values: { gone: 1 } },
      'when.0.values.gone definition.unknown-field',
    ],
    [
      'an unknown field that is expected',
      { do: 'read', entity: 'deal', expect: { values: { gone: 1 } } },
      'when.0.expect.values.gone definition.unknown-field',
    ],
    ['what nobody has saved', { do: 'read', entity: 'deal', id: 'gone' }, 'when.0.id definition.unknown-reference'],
    [
      'a reference to nothing',
      { do: 'update', entity: 'deal', values: { name: { ref: 'gone' } } },
      'when.0.values.name definition.unknown-reference',
    ],
    [
      'a team of nobody',
      { do: 'update', entity: 'deal', values: { name: { ref: 'team/gone' } } },
      'when.0.values.name definition.unknown-reference',
    ],
    ['an unknown person', { do: 'read', entity: 'deal', as: 'gone' }, 'when.0.as definition.unknown-reference'],
    ['nobody', { do: 'read', entity: 'deal', as: undefined }, 'when.0.as document.missing-key'],
    ['a key that means nothing', { do: 'read', entity: 'deal', values: {} }, 'when.0.values definition.no-effect'],
    [
      'a count of one',
      { do: 'read', entity: 'deal', expect: { count: 1 } },
      'when.0.expect.count definition.no-effect',
    ],
    ['a step without what it needs', { do: 'update', entity: 'deal' }, 'when.0.values document.missing-key'],
    ['a time that is none', { do: 'pass', time: 'soon', as: undefined, id: undefined }, 'when.0.time document.value'],
    ['a date that is none', { do: 'pass', time: '2026-02-30', as: undefined, id: undefined }, 'when.0.time value.date'],
    [
      'an answer of who refuses',
      { do: 'finish', action: 'mail.send', output: {}, refusal: 'No' },
      'when.0.output definition.no-effect',
    ],
    ['an undoing without a reason', { do: 'compensate', workflow: 'wait' }, 'when.0.reason document.missing-key'],
    ['nobody who cancels', { do: 'cancel', workflow: 'wait', as: undefined }, 'when.0.as document.missing-key'],
    [
      'a reference to nothing in an effect',
      { do: 'effects', expect: { items: [{ input: { to: { ref: 'gone' } } }] } },
      'when.0.expect.items.0.input.to definition.unknown-reference',
    ],
    [
      'effects of a list',
      { do: 'list', entity: 'deal', expect: { items: [{ state: 'done' }] } },
      'when.0.expect.items definition.no-effect',
    ],
    ['somebody who lets time pass', { do: 'pass', time: 'P1D', id: undefined }, 'when.0.as definition.no-effect'],
  ];
  it.each(steps)('does not take %s', (_name, more, issue) => {
    expect(step(more)).toContain(issue);
    expect(messages[issue.split(' ')[1] ?? '']).toBeDefined();
  });
});
