import type { WireInbox, WireInboxCount, WireProcess, WireProcesses } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Module } from '../module/module.ts';
import { ActionRefused } from '../module/module.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';
import { beginWaiting } from './begin-waiting.ts';
import { fireTimer } from './send-unasked.ts';
import { ESCALATE } from './tasks.ts';

const label = (text: string) => ({ de: text, en: text });
const meta = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
const start = { on: 'person', roles: ['clerk', 'boss'] };
const workflow = (id: string, machine: object, more: object = {}) => ({
  kind: 'workflow',
  id,
  name: id,
  label: label(id),
  entity: 'deal',
  roles: ['robot'],
  starts: [start],
  machine,
  ...more,
});

const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'deal',
    name: 'deal',
    label: label('Deal'),
    labelPlural: label('Deals'),
    titleField: 'name',
    teamField: 'team',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'count', type: 'integer', label: label('Count') },
      { id: 'division', type: 'text', label: label('Division') },
      { id: 'helper', type: 'user', label: label('Helper') },
      { id: 'team', type: 'team', label: label('Team') },
    ],
  },
  {
    kind: 'entity',
    id: 'deadline',
    name: 'deadline',
    label: label('Deadlines'),
    labelPlural: label('Deadlines'),
    titleField: 'division',
    fields: [
      { id: 'division', type: 'text', label: label('Division'), required: true },
      { id: 'count', type: 'integer', label: label('Count') },
      {
        id: 'unit',
        type: 'option',
        label: label('Unit'),
        options: [
          { id: 'days', label: label('days') },
          { id: 'weeks', label: label('weeks') },
        ],
      },
      { id: 'from', name: 'validFrom', type: 'date', label: label('From') },
    ],
  },
  workflow('check', {
    initial: 'ask',
    states: {
      ask: {
        ...meta('Ask'),
        invoke: [
          {
            id: 'credit',
            src: 'bank.check',
            input: { name: { formula: 'name' }, limit: 5 },
            onDone: [
              {
                target: 'good',
                guard: '$output.score > 50',
                actions: [
                  { type: 'update-record', params: { values: { count: { formula: '$output.score' } } } },
                  { type: 'notify', params: { to: { roles: ['boss'], user: 'helper' }, text: label('Checked') } },
                ],
              },
              { target: 'bad' },
            ],
            onError: [{ target: 'bad' }],
          },
        ],
        on: { 'give-up': [{ target: 'bad', meta: { label: label('Give up') } }] },
      },
      good: { ...meta('Good'), type: 'final' },
      bad: { ...meta('Bad'), type: 'final' },
    },
  }),
  workflow('strict', {
    initial: 'both',
    states: {
      both: {
        ...meta('Both'),
        type: 'parallel',
        onDone: [{ target: 'end' }],
        states: {
          asked: {
            ...meta('Asked'),
            initial: 'ask',
            states: {
              ask: {
                ...meta('Ask'),
                invoke: [
                  {
                    id: 'sure',
                    src: 'bank.check',
                    input: { name: { formula: 'name' }, limit: 1 },
                    onDone: [{ target: 'good' }],
                  },
                ],
              },
              good: { ...meta('Good'), type: 'final' },
            },
          },
          other: {
            ...meta('Other'),
            initial: 'wait',
            states: {
              wait: {
                ...meta('Wait'),
                on: {
                  'record.updated': [
                    {
                      target: 'told',
                      actions: [
                        {
                          type: 'update-record',
                          params: { values: { count: { formula: "division = 'far' ? 99999999999 : 1" } } },
                        },
                      ],
                    },
                  ],
                },
              },
              told: { ...meta('Told'), type: 'final' },
            },
          },
        },
      },
      end: { ...meta('End'), type: 'final' },
    },
  }),
  workflow('letter', {
    initial: 'send',
    states: {
      send: {
        ...meta('Send'),
        entry: [
          {
            type: 'call-action',
            params: { action: 'post.send', text: label('Write to the customer'), input: { x: 1 } },
          },
        ],
        invoke: [{ id: 'paper', src: 'post.print', text: label('Print it'), onDone: [{ target: 'end' }] }],
      },
      end: { ...meta('End'), type: 'final' },
    },
  }),
  workflow('whole', {
    initial: 'part',
    states: {
      part: {
        ...meta('Part'),
        entry: [{ type: 'begin-process', params: { workflow: 'aside' } }],
        invoke: [{ id: 'child', src: 'part', onDone: [{ target: 'end' }] }],
        on: { leave: [{ target: 'end', meta: { label: label('Leave') } }] },
      },
      end: { ...meta('End'), type: 'final' },
    },
  }),
  workflow(
    'part',
    {
      initial: 'do',
      states: {
        do: { ...meta('Do'), on: { finish: [{ target: 'end', meta: { label: label('Finish') } }] } },
        end: { ...meta('End'), type: 'final' },
      },
    },
    { starts: [{ on: 'workflow', if: "$not(division = 'none')" }] },
  ),
  workflow(
    'aside',
    { initial: 'end', states: { end: { ...meta('End'), type: 'final' } } },
    { starts: [{ on: 'workflow' }] },
  ),
  workflow(
    'task',
    {
      initial: 'do',
      states: {
        do: {
          ...meta('Do', {
            roles: ['clerk'],
            team: 'team',
            task: {
              label: label('Look at the deal'),
              user: 'helper',
              due: 'late',
              escalation: { after: 'very-late', roles: ['boss'] },
            },
          }),
          on: { done: [{ target: 'agree', meta: { label: label('Done') } }] },
        },
        agree: {
          ...meta('Agree', { roles: ['clerk', 'boss'], task: { label: label('Agree') } }),
          on: { yes: [{ target: 'end', meta: { label: label('Yes'), approvals: 2, fourEyes: true } }] },
        },
        end: { ...meta('End'), type: 'final' },
      },
    },
    { delays: { late: { count: 2, unit: 'days' }, 'very-late': { count: 4, unit: 'days' } } },
  ),
  workflow(
    'deadline',
    {
      initial: 'wait',
      states: {
        wait: {
          ...meta('Wait'),
          after: { fixed: [{ target: 'end' }] },
          on: { stop: [{ target: 'end', meta: { label: label('Stop') } }] },
        },
        end: { ...meta('End'), type: 'final' },
      },
    },
    {
      delays: {
        fixed: {
          table: {
            entity: 'deadline',
            where: { division: { formula: 'division' } },
            count: 'count',
            unit: 'unit',
            validFrom: 'from',
          },
        },
      },
      conflicts: [
        { workflow: 'task', outcome: 'refuse' },
        { workflow: 'letter', outcome: 'end' },
      ],
    },
  ),
  {
    kind: 'role',
    id: 'robot',
    name: 'robot',
    label: label('Robot'),
    callableActions: ['bank.check'],
    grants: [{ entity: 'deal', actions: ['read', 'update'] }],
  },
  {
    kind: 'role',
    id: 'boss',
    name: 'boss',
    label: label('Boss'),
    permissions: ['jobs.manage', 'users.manage'],
    grants: [
      { entity: '*', actions: ['read', 'create', 'update', 'delete'] },
      { entity: 'team', actions: ['read', 'create'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
  {
    kind: 'role',
    id: 'clerk',
    name: 'clerk',
    label: label('Clerk'),
    grants: [
      { entity: 'deal', actions: ['read', 'update'] },
      { entity: 'user', actions: ['read'] },
    ],
  },
  {
    kind: 'role',
    id: 'own',
    name: 'own',
    label: label('Team only'),
    grants: [{ entity: 'deal', actions: ['read', 'update'], rows: 'team' }],
  },
  {
    kind: 'app',
    id: 'app',
    name: 'app',
    label: label('App'),
    modules: ['bank'],
    navigation: [{ id: 'deals', label: label('Deals'), entity: 'deal' }],
  },
].map((document, at) => ({ file: `${at}.json`, document }));

const calls: { readonly name: unknown; readonly key: string | null }[] = [];
let isDown = false;
const bank: Module = {
  name: 'bank',
  actions: {
    check: {
      label: label('Check'),
      input: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'limit'],
        properties: { name: { type: 'string' }, limit: { type: 'integer' } },
      },
      run: async ({ name }, { key }) => {
        calls.push({ name, key });
        if (isDown) throw new Error('down');
        if (name === 'unknown') throw new ActionRefused([{ path: 'name', code: 'value.required' }]);
        return { score: name === 'poor' ? 3 : 99 };
      },
    },
  },
};

const BOSS = 'admin@example.com';
const CLERK = 'service@example.com';
const OTHER = 'sales@example.com';
const STRANGER = 'viewer@example.com';
const APART = 'lead@example.com';
let server: TestServer;
let north = '';
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS, [bank]);
  await server.database.query(sql`
    update data."user" set roles = case email when ${BOSS} then '{boss}' when ${CLERK} then '{clerk}' when ${OTHER} then '{clerk}'
      when ${APART} then '{own}' else '{}' end::text[]`);
  const made = await server.ask(BOSS, 'POST', '/api/records/team', { name: 'North' });
  north = (made.body as { id: string }).id;
  await server.database.query(
    sql`insert into data."user__teams" (source_id, target_id) values (${server.users.get(CLERK)}::uuid, ${north}::uuid)`,
  );
});
afterAll(() => server.close());

const make = async (values: object = {}): Promise<string> => {
  const reply = await server.ask(BOSS, 'POST', '/api/records/deal', { name: 'Deal', ...values });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const begin = (of: string, record: string, as = BOSS) =>
  server.ask(as, 'POST', `/api/workflows/${of}/processes`, { record });
const processes = async (id: string): Promise<readonly WireProcess[]> =>
  ((await server.ask(BOSS, 'GET', `/api/records/deal/${id}/processes`)).body as WireProcesses).items;
const processOf = async (id: string, of: string): Promise<WireProcess> => {
  const found = (await processes(id)).find((one) => one.workflow === of);
  if (!found) throw new Error(`no ${of}`);
  return found;
};
const stands = async (id: string, of: string) => {
  const { state, states } = await processOf(id, of);
  return [state, states.at(-1)?.label.en];
};
const send = async (id: string, of: string, event: string, as = BOSS) =>
  server.ask(as, 'POST', `/api/processes/${(await processOf(id, of)).id}/events/${event}`, {});
const inbox = async (as: string, scope: string, record: string) =>
  ((await server.ask(as, 'GET', `/api/inbox?scope=${scope}`)).body as WireInbox).items.filter(
    (one) => one.record.id === record,
  );
const work = () => workOnProcesses(server);

describe('what a state asks a module', () => {
  it('is asked after the commit with a key, and the answer leads on', async () => {
    const id = await make({ helper: server.users.get(CLERK) });
    await begin('check', id);
    expect(await stands(id, 'check')).toEqual(['running', 'Ask']);
    calls.length = 0;
    await work();
    expect(await stands(id, 'check')).toEqual(['done', 'Good']);
    // Jobs come twice in the test: the second finds it done.
    expect(calls).toEqual([{ name: 'Deal', key: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect((await server.ask(BOSS, 'GET', `/api/records/deal/${id}`)).body).toMatchObject({ count: 99 });
    for (const who of [BOSS, CLERK]) {
      const told = (await server.ask(who, 'GET', '/api/notifications')).body as {
        items: { text: string; kind: string }[];
      };
      expect(told.items.filter((one) => one.kind === 'process').map((one) => one.text)).toEqual(['Checked · Deal']);
    }
  });

  it('leads elsewhere when it was refused, or the answer is another', async () => {
    for (const name of ['unknown', 'poor']) {
      const id = await make({ name });
      await begin('check', id);
      await work();
      expect(await stands(id, 'check')).toEqual(['done', 'Bad']);
    }
  });

  it('is asked again by the queue when the module fails, and forgotten when nobody waits any more', async () => {
    isDown = true;
    const id = await make();
    await begin('check', id);
    await expect(work()).rejects.toThrow('down');
    expect(await stands(id, 'check')).toEqual(['running', 'Ask']);
    expect((await send(id, 'check', 'give-up')).status).toBe(204);
    isDown = false;
    const states = await server.database.query(
      sql`select state from leitwerk.workflow_effect where record_id = ${id}::uuid`,
    );
    expect(states).toEqual([{ state: 'dropped' }]);
    await work();
    expect(await stands(id, 'check')).toEqual(['done', 'Bad']);
  });

  it('waits visibly for a person where there is no module', async () => {
    const id = await make();
    await begin('letter', id);
    await work();
    const open = await inbox(BOSS, 'open', id);
    expect(open.map((one) => [one.kind, one.label.en, one.of.en, one.mayRetry])).toEqual([
      ['effect', 'Write to the customer', 'letter', false],
      ['effect', 'Print it', 'letter', false],
    ]);
    const [letter, print] = open;
    expect(await inbox(CLERK, 'open', id)).toEqual([]);
    for (const verb of ['done', 'retry']) {
      expect((await server.ask(CLERK, 'POST', `/api/effects/${print?.id}/${verb}`)).status).toBe(404);
      expect((await server.ask(STRANGER, 'POST', `/api/effects/${print?.id}/${verb}`)).status).toBe(404);
    }
    expect((await server.ask(BOSS, 'POST', `/api/effects/${print?.id}/retry`)).body).toMatchObject({
      status: 409,
      code: 'workflow.no-module',
    });
    expect((await server.ask(BOSS, 'POST', `/api/effects/${letter?.id}/done`)).status).toBe(204);
    await work();
    expect(await stands(id, 'letter')).toEqual(['running', 'Send']);
    expect((await server.ask(BOSS, 'POST', `/api/effects/${print?.id}/done`)).status).toBe(204);
    expect((await server.ask(BOSS, 'POST', `/api/effects/${print?.id}/done`)).status).toBe(404);
    await work();
    expect(await stands(id, 'letter')).toEqual(['done', 'End']);
  });
});

describe('what was refused and has no way of its own', () => {
  const change = (id: string, values: object) => server.ask(BOSS, 'PATCH', `/api/records/deal/${id}`, values);
  const repair = async (id: string, word: string, body: object = {}) =>
    server.ask(BOSS, 'POST', `/api/processes/${(await processOf(id, 'strict')).id}/${word}`, body);

  it('stops the process, and is asked again with what the record says then', async () => {
    const id = await make({ name: 'unknown' });
    await begin('strict', id);
    await work();
    expect((await processOf(id, 'strict')).state).toBe('stopped');
    expect(await inbox(BOSS, 'open', id)).toMatchObject([
      { kind: 'effect', mayRetry: true, problem: expect.any(String) },
    ]);
    await change(id, { name: 'Known' });
    expect((await repair(id, 'retry')).status).toBe(204);
    await work();
    // It has heard of the change meanwhile, too.
    expect(await stands(id, 'strict')).toEqual(['done', 'End']);
    expect(await inbox(BOSS, 'open', id)).toEqual([]);
  });

  it('counts as done when somebody leaves it out', async () => {
    const id = await make({ name: 'unknown' });
    await begin('strict', id);
    await work();
    expect((await repair(id, 'skip', { reason: 'He is known.' })).status).toBe(204);
    expect((await processOf(id, 'strict')).states.map(({ label: one }) => one.en)).toContain('Good');
    expect(await inbox(BOSS, 'open', id)).toEqual([]);
  });

  it('goes on by itself when it has been done after all', async () => {
    const id = await make({ name: 'unknown' });
    await begin('strict', id);
    await work();
    await server.database.query(sql`
      update leitwerk.workflow_effect set input = jsonb_set(input, '{name}', '"Known"') where record_id = ${id}::uuid`);
    const [effect] = await inbox(BOSS, 'open', id);
    expect((await server.ask(BOSS, 'POST', `/api/effects/${effect?.id}/retry`)).status).toBe(204);
    await work();
    const { state, states } = await processOf(id, 'strict');
    expect([state, states.map(({ label: one }) => one.en)]).toEqual(['running', expect.arrayContaining(['Good'])]);
  });

  it('is told once more when it was answered while the process was stopped', async () => {
    const id = await make({ division: 'far' });
    await begin('strict', id);
    await server.database.query(sql`
      update leitwerk.workflow_instance set state = 'stopped', failed_event = 'record.updated' where record_id = ${id}::uuid`);
    await work();
    expect((await processOf(id, 'strict')).states.map(({ label: one }) => one.en)).toContain('Ask');
    await server.database.query(sql`update data.deal set division = 'near' where id = ${id}::uuid`);
    expect((await repair(id, 'retry')).status).toBe(204);
    await work();
    expect(await stands(id, 'strict')).toEqual(['done', 'End']);
  });
});

describe('a process that begins others', () => {
  it('waits for the end of one and not for that of another', async () => {
    const id = await make();
    await begin('whole', id);
    await work();
    expect(await stands(id, 'aside')).toEqual(['done', 'End']);
    expect(await stands(id, 'part')).toEqual(['running', 'Do']);
    expect(await stands(id, 'whole')).toEqual(['running', 'Part']);
    expect((await begin('part', id)).status).toBe(404);
    await send(id, 'part', 'finish');
    await work();
    expect(await stands(id, 'whole')).toEqual(['done', 'End']);
  });

  it('stops with the reason when the other cannot begin, or is ended', async () => {
    const id = await make({ division: 'none' });
    await begin('whole', id);
    await work();
    expect(await processOf(id, 'whole')).toMatchObject({ state: 'stopped', problem: expect.stringContaining('part') });
    const other = await make();
    await begin('whole', other);
    await work();
    const child = await processOf(other, 'part');
    expect((await server.ask(BOSS, 'POST', `/api/processes/${child.id}/cancel`)).status).toBe(204);
    await work();
    expect(await processOf(other, 'whole')).toMatchObject({
      state: 'stopped',
      problem: expect.stringContaining('ended'),
    });
  });
});

describe('a process that goes on without waiting', () => {
  it('ends the one that it has begun', async () => {
    const id = await make();
    await begin('whole', id);
    await work();
    expect((await send(id, 'whole', 'leave')).status).toBe(204);
    await work();
    expect(await stands(id, 'whole')).toEqual(['done', 'End']);
    expect(await processOf(id, 'part')).toMatchObject({
      state: 'cancelled',
      problem: expect.stringContaining('gone on'),
    });
  });
});

describe('a task', () => {
  it('stands in the inbox of those who may, is taken, given back and done', async () => {
    const id = await make({ team: north });
    await begin('task', id);
    const [task] = await inbox(CLERK, 'open', id);
    expect(task).toMatchObject({ kind: 'task', label: { en: 'Look at the deal' }, person: null, isEscalated: false });
    expect(task?.due).not.toBeNull();
    // Of another team, without the role, without the right to read.
    for (const who of [OTHER, BOSS, STRANGER, APART]) expect(await inbox(who, 'all', id), who).toEqual([]);
    for (const who of [OTHER, STRANGER, APART])
      expect((await server.ask(who, 'POST', `/api/inbox/${task?.id}/take`)).status).toBe(404);
    expect((await send(id, 'task', 'done', OTHER)).status).toBe(403);
    const count = async () => {
      const { mine, open } = (await server.ask(CLERK, 'GET', '/api/inbox/count')).body as WireInboxCount;
      return { mine, open };
    };
    const before = await count();
    expect((await server.ask(CLERK, 'POST', `/api/inbox/${task?.id}/take`)).status).toBe(204);
    expect(await inbox(CLERK, 'open', id)).toEqual([]);
    expect(await inbox(CLERK, 'mine', id)).toHaveLength(1);
    expect(await count()).toEqual({ mine: before.mine + 1, open: before.open - 1 });
    expect((await server.ask(CLERK, 'POST', `/api/inbox/${task?.id}/release`)).status).toBe(204);
    expect(await inbox(CLERK, 'open', id)).toHaveLength(1);
    expect((await send(id, 'task', 'done', CLERK)).status).toBe(204);
    expect((await inbox(CLERK, 'all', id)).map((one) => one.label.en)).toEqual(['Agree']);
  });

  it('belongs to whom the record names, who is told, and to one person at a time', async () => {
    const id = await make({ helper: server.users.get(CLERK) });
    await begin('task', id);
    const [task] = await inbox(CLERK, 'mine', id);
    expect(task?.person).toMatchObject({ title: expect.any(String) });
    const told = (await server.ask(CLERK, 'GET', '/api/notifications')).body as { items: { text: string }[] };
    expect(told.items.map((one) => one.text)).toContain('Look at the deal · Deal');
    expect((await inbox(OTHER, 'open', id)).length).toBe(0);
    expect(await inbox(OTHER, 'all', id)).toHaveLength(1);
    expect((await server.ask(OTHER, 'POST', `/api/inbox/${task?.id}/take`)).body).toMatchObject({
      status: 409,
      code: 'workflow.task-taken',
    });
  });

  it('is handed on when nobody does it, once', async () => {
    const id = await make();
    await begin('task', id);
    expect(await inbox(BOSS, 'open', id)).toEqual([]);
    const { id: instance } = await processOf(id, 'task');
    const event = `${ESCALATE}do`;
    await server.database.query(
      sql`update leitwerk.workflow_timer set due = now() where instance_id = ${instance}::uuid and event = ${event}`,
    );
    const model = server.runtime.models.current();
    for (let time = 0; time < 2; time += 1) await fireTimer(server.database, model, { instance, event });
    expect(await inbox(BOSS, 'open', id)).toMatchObject([{ isEscalated: true }]);
    expect((await send(id, 'task', 'done', BOSS)).status).toBe(204);
    const timers = await server.database.query(
      sql`select 1 from leitwerk.workflow_timer where instance_id = ${instance}::uuid`,
    );
    expect(timers).toEqual([]);
  });

  it('that needs two is done by two others than who has brought it there', async () => {
    const id = await make();
    await begin('task', id, OTHER);
    await send(id, 'task', 'done', CLERK);
    for (const who of [OTHER, CLERK])
      expect((await send(id, 'task', 'yes', who)).body).toMatchObject({ status: 403, code: 'workflow.four-eyes' });
    expect((await send(id, 'task', 'yes', BOSS)).status).toBe(204);
    expect(await stands(id, 'task')).toEqual(['running', 'Agree']);
    expect((await send(id, 'task', 'yes', BOSS)).body).toMatchObject({ status: 409, code: 'workflow.approved-before' });
    await server.database.query(sql`update data."user" set roles = '{clerk}' where email = ${STRANGER}`);
    expect((await send(id, 'task', 'yes', STRANGER)).status).toBe(204);
    expect(await stands(id, 'task')).toEqual(['done', 'End']);
    expect(
      await server.database.query(sql`select 1 from leitwerk.workflow_task where record_id = ${id}::uuid`),
    ).toEqual([]);
    await server.database.query(sql`update data."user" set roles = '{}' where email = ${STRANGER}`);
  });
});

describe('deadlines and conflicts', () => {
  it('take the deadline that holds today from the table, and none where there is none', async () => {
    const rows = [
      { division: 'gas', count: 10, unit: 'days', validFrom: '2020-01-01' },
      { division: 'gas', count: 3, unit: 'weeks', validFrom: '2024-01-01' },
      { division: 'gas', count: 1, unit: 'days', validFrom: '2999-01-01' },
    ];
    for (const row of rows) expect((await server.ask(BOSS, 'POST', '/api/records/deadline', row)).status).toBe(201);
    const id = await make({ division: 'gas' });
    expect((await begin('deadline', id)).status).toBe(201);
    const { timers } = await processOf(id, 'deadline');
    const days = (Date.parse(timers[0]?.due ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBeGreaterThanOrEqual(21);
    expect(Math.round(days)).toBeLessThanOrEqual(22);
    const water = await make({ division: 'water' });
    expect((await begin('deadline', water)).body).toMatchObject({ status: 409, code: 'workflow.no-deadline' });
    expect(await processes(water)).toEqual([]);
  });

  it('keep it from beginning beside one, and end another', async () => {
    const id = await make({ division: 'gas' });
    await begin('task', id);
    expect((await begin('deadline', id)).body).toMatchObject({ status: 409, code: 'workflow.conflict' });
    // One that has begun already ends nobody.
    const twice = await make({ division: 'gas' });
    await begin('deadline', twice);
    await begin('letter', twice);
    expect((await begin('deadline', twice)).body).toMatchObject({ status: 409, code: 'workflow.running' });
    const model = server.runtime.models.current();
    const { deadline } = model.model.workflows;
    const [way] = deadline?.starts ?? [];
    if (!deadline || !way) throw new Error('the workflow is gone');
    const again = { record: twice, cause: 'again' };
    expect(await beginWaiting(server.database, deadline, way, again, makeContext(model, SYSTEM_ACTOR, null))).toBe(
      'workflow.running',
    );
    expect(await stands(twice, 'letter')).toEqual(['running', 'Send']);
    const other = await make({ division: 'gas' });
    await begin('letter', other);
    await work();
    expect((await begin('deadline', other)).status).toBe(201);
    expect(await processOf(other, 'letter')).toMatchObject({
      state: 'cancelled',
      problem: 'Ended because “deadline” has begun.',
    });
    expect(await inbox(BOSS, 'open', other)).toMatchObject([{ label: { en: 'Write to the customer' } }]);
  });
});
