import type { ScenarioDefinition, ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf } from '../messages.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import type { Coverage } from './coverage.ts';
import { makeCoverage } from './coverage.ts';
import { playTree } from './run-scenario.ts';
import { runScenarios } from './run-scenarios.ts';

const label = (text: string) => ({ de: text, en: text });
const set = (field: string, value: unknown) => ({ type: 'update-record', params: { values: { [field]: value } } });
const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'deal',
    name: 'deal',
    label: label('Deal'),
    labelPlural: label('Deals'),
    titleField: 'name',
    ownerField: 'owner',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true, unique: true },
      { id: 'state', type: 'option', label: label('State') },
      { id: 'start', type: 'date', label: label('Start') },
      { id: 'stop', type: 'date', label: label('Stop') },
      { id: 'nights', type: 'text', label: label('Nights') },
      { id: 'secret', type: 'text', label: label('Secret') },
      { id: 'owner', type: 'user', label: label('Owner'), default: '$user' },
    ],
    rules: [
      {
        id: 'order',
        check: '$boolean(start) and $boolean(stop) ? stop >= start : true',
        fields: ['stop'],
        message: label('Order'),
      },
      { id: 'never', check: "name != 'never'", fields: ['name'], message: label('Never') },
    ],
  },
  {
    kind: 'contract-status',
    id: 'deal',
    name: 'deal',
    label: label('State'),
    entity: 'deal',
    field: 'state',
    initial: 'open',
    states: [
      { id: 'open', label: label('Open') },
      { id: 'won', label: label('Won') },
      { id: 'lost', label: label('Lost') },
    ],
    transitions: [
      { id: 'win', label: label('Win'), from: ['open'], to: 'won', guard: '$boolean(start)' },
      { id: 'lose', label: label('Lose'), from: ['open'], to: 'lost' },
    ],
  },
  {
    kind: 'automation',
    id: 'nightly',
    name: 'nightly',
    label: label('Nightly'),
    entity: 'deal',
    roles: ['boss'],
    when: [{ on: 'schedule', cron: '30 2 * * *', filter: { state: 'open' } }],
    actions: [set('nights', { formula: "nights & '|'" })],
  },
  {
    kind: 'workflow',
    id: 'wait',
    name: 'wait',
    label: label('Wait'),
    entity: 'deal',
    roles: ['boss'],
    starts: [{ on: 'person' }],
    delays: { 'leap-day': { count: 1, unit: 'days' }, holiday: { count: 1, unit: 'working-days', region: 'DE' } },
    machine: {
      initial: 'first',
      states: {
        first: {
          meta: { label: label('First') },
          after: { 'leap-day': [{ target: 'second' }] },
          on: { hurry: [{ target: 'second', meta: { label: label('Hurry') } }] },
        },
        second: {
          meta: { label: label('Second') },
          entry: [
            {
              type: 'plan-change',
              params: { on: '$addDays($today, 2)', values: { name: { formula: "name & '!'" } } },
            },
          ],
          after: { holiday: [{ target: 'end' }] },
        },
        end: { type: 'final', meta: { label: label('End') } },
      },
    },
  },
  {
    kind: 'workflow',
    id: 'ask',
    name: 'ask',
    label: label('Ask'),
    entity: 'deal',
    roles: ['boss'],
    starts: [{ on: 'person' }],
    machine: {
      initial: 'asks',
      states: {
        asks: {
          meta: { label: label('Asks'), compensate: [set('nights', 'undone')] },
          entry: [
            { type: 'call-action', params: { action: 'mail.send', input: { to: { formula: 'name' }, kind: 'first' } } },
          ],
          invoke: [
            {
              id: 'check',
              src: 'bank.check',
              input: { name: { formula: 'name' } },
              onDone: [
                { target: 'good', guard: '$output.score > 50', actions: [set('secret', { formula: '$output.words' })] },
                { target: 'bad' },
              ],
              onError: [{ target: 'bad' }],
            },
          ],
          exit: [{ type: 'call-action', params: { action: 'mail.send', input: { kind: 'last' } } }],
        },
        good: { type: 'final', meta: { label: label('Good') } },
        bad: { type: 'final', meta: { label: label('Bad') } },
      },
    },
  },
  {
    kind: 'form',
    id: 'deal',
    name: 'deal',
    label: label('Deal'),
    entity: 'deal',
    mode: 'record',
    tabs: [{ id: 'a', label: label('A'), sections: [{ id: 'a', fields: [{ field: 'name' }] }] }],
  },
  {
    kind: 'role',
    id: 'boss',
    name: 'boss',
    label: label('Boss'),
    permissions: ['jobs.manage'],
    grants: [
      { entity: 'deal', actions: ['read', 'create', 'update', 'transition', 'delete'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
  {
    kind: 'role',
    id: 'clerk',
    name: 'clerk',
    label: label('Clerk'),
    grants: [{ entity: 'deal', actions: ['read', 'update'], rows: 'own', hiddenFields: ['secret'] }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
afterAll(() => server.close());

const deal = (values: object = {}): ScenarioStep =>
  ({
    do: 'create',
    entity: 'deal',
    save: 'deal',
    values: { name: 'One', start: '2024-01-01', ...values },
  }) as ScenarioStep;
const step = (more: Partial<ScenarioStep>): ScenarioStep => ({ as: 'boss', ...more }) as ScenarioStep;

/** Plays one scenario by itself. */
async function playOne(scenario: object, coverage: Coverage) {
  const one = scenario as ScenarioDefinition;
  const model = server.runtime.models.current();
  const options = { model, all: { [one.id]: one }, coverage, wanted: new Set([one.id]), end: Date.now() + 60_000 };
  const [result] = await playTree(server.database, { scenario: one, next: [] }, options);
  return result;
}

/** Plays steps after a deal is given. @returns what was different: place, path and sentence; empty when nothing was */
async function play(when: readonly ScenarioStep[], more: Partial<ScenarioDefinition> = {}): Promise<readonly string[]> {
  const model = server.runtime.models.current();
  const scenario = { id: 'one', name: 'one', kind: 'scenario', label: label('One'), given: [deal()], when, ...more };
  const coverage = makeCoverage(model.model);
  const failure = (await playOne(scenario, coverage))?.failure;
  return (failure?.issues ?? []).map(
    (issue) => `${failure?.part}.${failure?.index} ${issue.path}: ${messageOf(issue, 'en')}`,
  );
}

const LOOK = { do: 'read', entity: 'deal', id: 'deal' } as const;
const WAITS = { workflow: 'wait', id: 'deal' } as const;

describe('a scenario', () => {
  it('plays every kind of step, and leaves nothing', async () => {
    const found = await play(
      [
        step({ ...LOOK, expect: { values: { state: 'open' }, possible: ['win'] } }),
        step({ ...LOOK, do: 'update', values: { owner: { ref: 'user/clerk' }, secret: 'x' } }),
        step({ ...LOOK, as: 'clerk', expect: { values: { name: 'One' }, absent: ['secret'] } }),
        step({ ...LOOK, as: 'other', expect: { status: 404, code: 'record.not-found' } }),
        step({ ...LOOK, as: 'clerk', do: 'transition', event: 'win', expect: { status: 403 } }),
        step({ ...LOOK, do: 'update', values: { stop: '2023-12-31' }, expect: { status: 422, issues: ['stop'] } }),
        step({ do: 'list', entity: 'deal', filter: { owner: { ref: 'user/clerk' } }, expect: { count: 1 } }),
        step({ ...LOOK, do: 'delete' }),
        step({ ...LOOK, expect: { status: 404 } }),
        step({ ...LOOK, do: 'restore' }),
        step({ ...LOOK, do: 'transition', event: 'win', expect: { values: { state: 'won' } } }),
      ],
      { people: { other: { roles: ['clerk'], team: 'elsewhere' } } },
    );
    expect(found).toEqual([]);
    const [row] = await server.database.query<{ deals: number; users: number }>(
      sql`select (select count(*) from data.deal) as deals, (select count(*) from data."user" where name = 'clerk') as users`,
    );
    expect(row).toEqual({ deals: 0, users: 0 });
  });

  it('lets time pass over a leap day and a holiday, with schedules and planned changes', async () => {
    const steps = [
      step({ ...WAITS, do: 'begin', expect: { in: ['first'], state: 'running', possible: ['hurry'] } }),
      step({ do: 'pass', time: 'PT1H' }),
      step({ ...WAITS, do: 'process', expect: { in: ['first'] } }),
      // 29 February 2024 has passed at its end.
      step({ do: 'pass', time: 'next-deadline' }),
      step({ ...LOOK, expect: { values: { nights: '|' } } }),
      step({ do: 'pass', time: '2024-03-01' }),
      step({ ...WAITS, do: 'process', expect: { in: ['second'], impossible: ['hurry'] } }),
      step({ ...LOOK, expect: { values: { nights: '||', name: 'One' } } }),
      step({ do: 'pass', time: '$today+4' }),
      step({ ...LOOK, expect: { values: { name: 'One!' } } }),
      step({ ...WAITS, do: 'process', expect: { state: 'done', in: ['end'] } }),
    ];
    expect(await play(steps, { today: '2024-02-28' })).toEqual([]);
    // Good Friday and Easter Monday of 2024 are no working days.
    const easter = [
      step({ ...WAITS, do: 'begin' }),
      step({ ...WAITS, do: 'send', event: 'hurry', expect: { in: ['second'] } }),
      step({ do: 'pass', time: 'P4D' }),
      step({ ...WAITS, do: 'process', expect: { state: 'running' } }),
      step({ do: 'pass', time: 'P2D' }),
      step({ ...WAITS, do: 'process', expect: { state: 'done' } }),
    ];
    expect(await play(easter, { today: '2024-03-28' })).toEqual([]);
  });

  it('tells what processes want of modules, and answers for them', async () => {
    const asks = { workflow: 'ask', id: 'deal' } as const;
    const begun = step({ ...asks, do: 'begin', expect: { in: ['asks'] } });
    const looks = (action: string, expected: ScenarioStep['expect']): ScenarioStep =>
      ({ do: 'effects', id: 'deal', action, expect: expected }) as ScenarioStep;
    const answers = (more: Partial<ScenarioStep>) => step({ do: 'finish', id: 'deal', action: 'bank.check', ...more });
    const first = { input: { to: 'One', kind: 'first' }, state: 'open' } as const;
    const mail = looks('mail.send', { count: 1, items: [first] });
    const good = answers({ output: { score: 90, words: 'well done' } });
    const told = [
      looks('bank.check', { items: [{ output: { score: 90 }, state: 'done' }] }),
      looks('mail.send', { count: 2, items: [{ input: { kind: 'last' } }, first] }),
      step({ ...LOOK, expect: { values: { secret: 'well done' } } }),
    ];
    const ends = (state: string) => step({ ...asks, do: 'process', expect: { state: 'done', in: [state] } });
    expect(await play([begun, mail, good, ends('good'), ...told])).toEqual([]);
    expect(await play([begun, answers({ output: { score: 1 } }), ends('bad')])).toEqual([]);
    expect(await play([begun, answers({ refusal: 'Away' }), ends('bad')])).toEqual([]);
    const failed = looks('bank.check', { count: 1, items: [{ state: 'failed' }] });
    expect(await play([begun, answers({ refusal: 'Away' }), failed])).toEqual([]);
    // Only what is meant is answered; who may not do it is told so.
    const other = answers({ input: { name: 'Two' }, expect: { status: 409, code: 'scenario.nothing-wanted' } });
    const stranger = answers({ as: 'clerk', expect: { status: 404 } });
    expect(await play([begun, other, stranger, ends('asks')])).toEqual([
      'when.3 state: Expected was "done", but it is "running".',
    ]);
    // One that is there does not answer for two.
    const twice = looks('mail.send', { items: [{ state: 'open' }, { state: 'open' }] });
    expect((await play([begun, twice]))[0]).toMatch(/^when\.1 items\.1: Expected was {"state":"open"}, but it is \[\]/);
    expect(await play([begun, { ...mail, as: 'clerk' }])).toEqual([
      'when.1 status: Expected was 200, but it is "404 record.not-found".',
    ]);
  });

  it('cancels and undoes processes, with the rights for it', async () => {
    const asks = { workflow: 'ask', id: 'deal', reason: 'Wrong' } as const;
    const begun = step({ workflow: 'ask', id: 'deal', do: 'begin' });
    const given: [ScenarioStep] = [deal({ owner: { ref: 'user/clerk' } })];
    const away = step({ ...asks, as: 'clerk', do: 'cancel', expect: { status: 403 } });
    const cancel = step({ ...asks, do: 'cancel', expect: { state: 'cancelled' } });
    const kept = step({ ...LOOK, expect: { values: { nights: null } } });
    expect(await play([begun, away, cancel, kept], { given })).toEqual([]);
    const undo = step({ ...asks, do: 'compensate', expect: { state: 'cancelled' } });
    const undone = step({ ...LOOK, expect: { values: { nights: 'undone' } } });
    const dropped = { do: 'effects', id: 'deal', action: 'bank.check', expect: { items: [{ state: 'dropped' }] } };
    expect(await play([begun, undo, undone, dropped as ScenarioStep], { given })).toEqual([]);
  });

  it('says what is different, and where', async () => {
    const one = async (more: Partial<ScenarioStep>) => (await play([step({ ...LOOK, ...more })]))[0];
    expect(await one({ expect: { values: { name: 'Two' } } })).toBe(
      'when.0 values.name: Expected was "Two", but it is "One".',
    );
    expect(await one({ expect: { absent: ['name'] } })).toBe('when.0 absent.name: Expected was –, but it is "One".');
    expect(await one({ expect: { status: 403 } })).toBe('when.0 status: Expected was 403, but it is 200.');
    expect(await one({ expect: { impossible: ['win'] } })).toBe(
      'when.0 impossible: "win" should not be possible. Possible is: ["win","lose"].'.replace('"win" s', 'win s'),
    );
    expect(await one({ do: 'list', id: undefined as never, expect: { count: 2 } })).toBe(
      'when.0 count: Expected was 2, but it is 1.',
    );
    expect(await one({ do: 'transition', event: 'lose', expect: { status: 409, code: 'x' } })).toBe(
      'when.0 status: Expected was 409, but it is 200.',
    );
    expect(await one({ do: 'update', values: { name: 'never' } })).toContain('422 record.invalid');
    expect(await one({ ...WAITS, do: 'process', expect: { state: 'running' } } as never)).toBe(
      'when.0 state: Expected was "running", but it is "none".',
    );
    expect(await one({ do: 'pass', time: 'next-deadline', as: undefined as never })).toBeUndefined();
    expect(await play([step({ do: 'pass', time: '2020-01-01' })])).toEqual([
      'when.0 status: Expected was 200, but it is "409 sandbox.back".',
    ]);
  });

  it('builds on those before it', async () => {
    const model = server.runtime.models.current();
    const first = { id: 'first', kind: 'scenario', label: label('First'), today: '2024-02-28', given: [deal()] };
    const before = { ...first, when: [step({ ...LOOK, do: 'update', values: { stop: '$today' } })], name: 'first' };
    const next = { id: 'next', after: 'first', kind: 'scenario', label: label('Next'), name: 'next' };
    const scenario = { ...next, when: [step({ ...LOOK, expect: { values: { stop: '2024-02-28' } } })] };
    const scenarios = { first: before, next: scenario } as unknown as Record<string, ScenarioDefinition>;
    const both = { ...model, model: { ...model.model, scenarios } };
    const { results } = await runScenarios(server.database, both);
    expect(results).toMatchObject([
      { id: 'first', failure: null },
      { id: 'next', failure: null },
    ]);
    // What fails in the one fails the other; what is not wanted is played, but not told.
    const broken = { ...before, when: [step({ ...LOOK, expect: { status: 403 } })] };
    const wrong = { ...model, model: { ...model.model, scenarios: { ...scenarios, first: broken } } };
    const failed = await runScenarios(server.database, wrong as never, { only: ['next'] });
    expect(failed.results).toMatchObject([{ id: 'next', failure: { scenario: 'first', part: 'when', index: 0 } }]);
  });
});

it('tells what is touched by what the engine has done', async () => {
  const model = server.runtime.models.current();
  const coverage = makeCoverage(model.model);
  const scenario = {
    id: 'one',
    kind: 'scenario',
    label: label('One'),
    given: [deal()],
    when: [
      step({ ...LOOK, do: 'update', values: { start: '2024-01-02' } }),
      step({ ...LOOK, do: 'update', values: { stop: '2020-01-01' }, expect: { status: 422 } }),
      step({ ...LOOK, do: 'transition', event: 'win' }),
      step({ ...LOOK, do: 'transition', event: 'lose', expect: { status: 409 } }),
      step({ ...WAITS, do: 'begin' }),
      step({ ...WAITS, do: 'send', event: 'hurry' }),
    ],
  };
  expect((await playOne(scenario, coverage))?.failure).toBe(null);
  const missing = Object.fromEntries(coverage.report().map((one) => [`${one.id} ${one.what}`, one.missing]));
  expect(missing).toMatchObject({
    'wait states': ['end'],
    'wait transitions': ['first after.leap-day.0', 'second after.holiday.0'],
    'deal states': ['lost'],
    'deal transitions': ['lose'],
    'deal rules': ['never'],
    // The only field that was written is not on it.
    'deal forms': ['deal'],
  });
});
