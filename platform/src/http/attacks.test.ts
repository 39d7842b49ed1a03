import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommands } from '../command/run-commands.ts';
import { DEMO_USERS } from '../demo/demo-users.ts';
import { newId } from '../new-id.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { ROUTES } from './routes.ts';

/** Every surface of the API is attacked as every role. A route without a case here fails the last test. */

let server: TestServer;
let records: ReadonlyMap<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  records = await makeRecords();
});
afterAll(() => server.close());

/** One lead of somebody else's team, and what hangs on it. */
async function makeRecords(): Promise<ReadonlyMap<string, string>> {
  const model = server.runtime.models.current();
  const create = async (entity: string, values: Record<string, unknown>): Promise<string> => {
    const [result] = await runCommands(
      server.database,
      [{ action: 'create', entity, values }],
      makeContext(model, SYSTEM_ACTOR, null),
      { atomic: true },
    );
    if (!result || 'refusal' in result) throw new Error(JSON.stringify(result));
    return result.done.id;
  };
  const lead = await create('lead', {
    kind: 'person',
    lastName: 'Fremd',
    birthDate: '1980-01-02',
    email: 'fremd@example.org',
    owner: server.users.get('admin@example.com'),
    team: server.keys.get('team/service'),
  });
  const account = await create('bank-account', { lead, holder: 'Fremd', iban: 'DE89370400440532013000' });
  return new Map([
    ['lead', lead],
    ['bank-account', account],
  ]);
}

const access = (email: string) => {
  const model = server.runtime.models.current();
  const role = DEMO_USERS.find((one) => one.email === email)?.role ?? '';
  return { model, access: model.accessOf({ ...SYSTEM_ACTOR, isSystem: false, roles: [role] }) };
};
const encode = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const emails = DEMO_USERS.map((user) => user.email);

describe.each(emails)('%s', (email) => {
  it('gets 403 for every entity without a right to read, on every surface, and nothing changes', async () => {
    const { model, access: rights } = access(email);
    for (const name of model.entities.keys()) {
      if (rights.entity(name).rows.read !== 'none') continue;
      const id = '01900000-0000-7000-8000-000000000000';
      const base = `/api/records/${name}`;
      for (const path of [
        base,
        `${base}/${id}`,
        `${base}/${id}/history`,
        `${base}/${id}/origins`,
        `${base}/${id}/explain`,
        `${base}/duplicates?values={}`,
        `${base}/occurrences?from=2026-01-01&to=2026-02-01&start=createdAt`,
        `/api/aggregate/${name}?measure=count`,
      ]) {
        expect((await server.ask(email, 'GET', path)).status, path).toBe(403);
      }
      const selection = {};
      const attempts = {
        bulk: { selection, change: { action: 'delete' } },
        export: { selection, format: 'csv', fields: ['id'] },
      };
      for (const [word, body] of Object.entries(attempts))
        expect((await server.ask(email, 'POST', `${base}/${word}`, body)).status, `${word} ${name}`).toBe(403);
    }
  });

  it('cannot name a hidden field in any way', async () => {
    const { model, access: rights } = access(email);
    for (const [name, entity] of model.entities) {
      const { rows, readable } = rights.entity(name);
      if (rows.read === 'none') continue;
      for (const field of entity.entity.fields.filter((one) => !readable.has(one.name))) {
        const base = `/api/records/${name}`;
        const occurrences = `${base}/occurrences?from=2026-01-01&to=2026-02-01`;
        const attacks = [
          `${base}?filter=${encode({ [field.name]: null })}`,
          `${base}?filter=${encode({ not: { [field.name]: { isNull: true } } })}`,
          `${base}?filter=${encode({ or: [{ [field.name]: { isNull: false } }] })}`,
          `${base}?sort=${field.name}`,
          `${base}?fields=${field.name}`,
          `${base}?expand=${field.name}`,
          `${occurrences}&start=${field.name}`,
          `${occurrences}&start=createdAt&end=${field.name}`,
          `${occurrences}&start=createdAt&fields=${field.name}`,
          `${occurrences}&start=createdAt&filter=${encode({ [field.name]: null })}`,
          `/api/aggregate/${name}?measure=count&group=${field.name}`,
          `/api/aggregate/${name}?measure=count&group=createdBy&split=${field.name}`,
          `/api/aggregate/${name}?measure=max:${field.name}`,
          `/api/aggregate/${name}?measure=count&filter=${encode({ [field.name]: null })}`,
        ];
        for (const path of attacks) expect((await server.ask(email, 'GET', path)).status, path).toBe(400);
        const selection = { filter: { [field.name]: null } };
        for (const body of [
          { selection: {}, format: 'csv', fields: [field.name] },
          { selection: {}, format: 'csv', fields: ['id'], sort: [field.name] },
          { selection, format: 'csv', fields: ['id'] },
        ])
          expect((await server.ask(email, 'POST', `${base}/export`, body)).status, `${base} ${field.name}`).toBe(400);
        // Through the references of other entities, too.
        for (const incoming of entity.entity.incoming) {
          if (!rights.entity(incoming.entity).readable.has(incoming.field)) continue;
          const path = `/api/records/${incoming.entity}?filter=${encode({ [`${incoming.field}.${field.name}`]: null })}`;
          expect((await server.ask(email, 'GET', path)).status, path).toBe(400);
          const grouped = `/api/aggregate/${incoming.entity}?measure=count&group=${incoming.field}.${field.name}`;
          expect((await server.ask(email, 'GET', grouped)).status, grouped).toBe(400);
        }
        const page = await server.ask(email, 'GET', `${base}?limit=5`);
        for (const item of (page.body as { items: Record<string, unknown>[] }).items)
          expect(item).not.toHaveProperty(field.name);
      }
    }
    const text = (await server.ask(email, 'GET', '/api/metadata/model')).body as {
      entities: Record<string, { fields: { name: string }[] }>;
    };
    for (const [name, entity] of Object.entries(text.entities)) {
      for (const field of entity.fields)
        expect(rights.entity(name).readable.has(field.name), `${name}.${field.name}`).toBe(true);
    }
  });

  it('cannot write what is not his to write', async () => {
    const { model, access: rights } = access(email);
    const before = await server.database.query<{ count: number }>({
      text: 'select count(*) as count from leitwerk.history',
      values: [],
    } as never);
    for (const [name, entity] of model.entities) {
      const held = rights.entity(name);
      const id = records.get(name) ?? '01900000-0000-7000-8000-000000000000';
      const base = `/api/records/${name}`;
      if (held.rows.create === 'none')
        expect((await server.ask(email, 'POST', base, { nonsense: 1 })).status, `create ${name}`).toBe(403);
      if (held.rows.update === 'none')
        expect((await server.ask(email, 'PATCH', `${base}/${id}`, { nonsense: 1 })).status, `update ${name}`).toBe(403);
      if (held.rows.delete === 'none') {
        expect((await server.ask(email, 'DELETE', `${base}/${id}`)).status, `delete ${name}`).toBe(403);
        expect((await server.ask(email, 'POST', `${base}/${id}/restore`)).status, `restore ${name}`).toBe(403);
      }
      if (held.rows.purge === 'none')
        expect((await server.ask(email, 'DELETE', `${base}/${id}?purge=true`)).status, `purge ${name}`).toBe(403);
      for (const event of entity.machine?.events.keys() ?? []) {
        if (held.transitionRows(event) === 'none')
          expect(
            (await server.ask(email, 'POST', `${base}/${id}/transitions/${event}`, {})).status,
            `${event} ${name}`,
          ).toBe(403);
      }
      if (Object.values(held.rows).some((rows) => rows !== 'none') && held.rows.create === 'none') {
        const batch = await server.ask(email, 'POST', `${base}/batch`, {
          atomic: false,
          commands: [{ action: 'create', values: {} }],
        });
        expect((batch.body as { items: { status: number }[] }).items[0]?.status, `batch ${name}`).toBe(403);
      }
      const changes = {
        update: { action: 'update', values: { nonsense: 1 } },
        delete: { action: 'delete' },
      };
      for (const [action, change] of Object.entries(changes)) {
        if (held.rows[action as keyof typeof changes] !== 'none') continue;
        const bulk = await server.ask(email, 'POST', `${base}/bulk`, { selection: {}, change });
        expect(bulk.status, `bulk ${action} ${name}`).toBe(403);
      }
      if (held.rows.update === 'none') continue;
      for (const field of entity.entity.fields.filter((one) => !held.updatable.has(one.name))) {
        const status = (await server.ask(email, 'PATCH', `${base}/${id}`, { [field.name]: null })).status;
        expect([403, 404], `${name}.${field.name}`).toContain(status);
      }
    }
    const after = await server.database.query<{ count: number }>({
      text: 'select count(*) as count from leitwerk.history',
      values: [],
    } as never);
    expect(after).toEqual(before);
  });
});

describe('records outside the row rule', () => {
  it('are not there: by id, list, search, history, file, expand, aggregate and as a reference', async () => {
    const account = records.get('bank-account') ?? '';
    const lead = records.get('lead') ?? '';
    const sales = 'sales@example.com';
    const path = `/api/records/bank-account/${account}`;
    expect((await server.ask('admin@example.com', 'GET', path)).status).toBe(200);
    for (const url of [path, `${path}/history`, `${path}/origins`, `${path}?at=2030-01-01T00:00:00Z`])
      expect((await server.ask(sales, 'GET', url)).status, url).toBe(404);
    const list = await server.ask(sales, 'GET', `/api/records/bank-account?count=exact&filter=${encode({ lead })}`);
    expect(list.body).toMatchObject({ items: [], count: 0 });
    const hits = (await server.ask(sales, 'GET', '/api/search?q=Fremd')).body as { items: { entity: string }[] };
    expect(hits.items.map((hit) => hit.entity)).not.toContain('bank-account');
    const sum = (await server.ask(sales, 'GET', `/api/aggregate/bank-account?measure=count&filter=${encode({ lead })}`))
      .body as { items: { count: number }[] };
    expect(sum.items[0]?.count ?? 0).toBe(0);
    const mandate = await server.ask(sales, 'POST', '/api/records/contract', {
      lead,
      bankAccount: account,
      division: 'electricity',
    });
    expect(mandate.status).toBe(422);
  });
});

describe('without a sign-in', () => {
  it('every route of users answers 401 before anything else', async () => {
    for (const route of ROUTES.filter((one) => one.access === 'user')) {
      const url = route.path.replace(/\{\w+\}/g, 'x');
      const reply = await server.app.inject({
        method: route.method,
        url,
        ...(['POST', 'PUT', 'PATCH'].includes(route.method) ? { payload: {} } : {}),
      });
      expect(reply.statusCode, `${route.method} ${route.path}`).toBe(401);
    }
  });

  it('a cookie does not work from a foreign page', async () => {
    const signIn = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'admin@example.com', password: 'leitwerk' },
    });
    expect(signIn.statusCode).toBe(200);
    const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? '';
    const post = (origin?: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/records/team',
        headers: { cookie, host: 'leitwerk.test', ...(origin && { origin }) },
        payload: { name: `T${Math.random()}` },
      });
    expect((await post('https://evil.example')).statusCode).toBe(403);
    expect((await post('http://leitwerk.test')).statusCode).toBe(201);
    expect(String(signIn.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/i);
  });

  it('tells nobody whether an account exists', async () => {
    const wrong = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'admin@example.com', password: 'x' },
    });
    const unknown = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'nobody@example.com', password: 'x' },
    });
    const plain = (text: string) => ({ ...(JSON.parse(text) as object), requestId: '' });
    expect(wrong.statusCode).toBe(401);
    expect(plain(unknown.body)).toEqual(plain(wrong.body));
  });
});

describe('accounts', () => {
  it('stop working at once when they are switched off', async () => {
    const viewer = server.users.get('viewer@example.com') ?? '';
    expect((await server.ask('viewer@example.com', 'GET', '/api/session')).status).toBe(200);
    await server.ask('admin@example.com', 'PATCH', `/api/records/user/${viewer}`, { active: false });
    expect((await server.ask('viewer@example.com', 'GET', '/api/session')).status).toBe(401);
    await server.ask('admin@example.com', 'PATCH', `/api/records/user/${viewer}`, { active: true });
  });

  it('keep one administrator', async () => {
    const admin = server.users.get('admin@example.com') ?? '';
    const reply = await server.ask('admin@example.com', 'PATCH', `/api/records/user/${admin}`, { roles: ['viewer'] });
    expect(reply.status, reply.text).toBe(409);
  });

  it('are narrowed by the scopes of a token', async () => {
    const session = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'admin@example.com', password: 'leitwerk' },
    });
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
    const made = await server.app.inject({
      method: 'POST',
      url: '/api/tokens',
      headers: { cookie },
      payload: { name: 'read', scopes: ['read'] },
    });
    const { token } = JSON.parse(made.body) as { token: string };
    expect((await server.ask(token, 'GET', '/api/records/lead')).status).toBe(200);
    expect((await server.ask(token, 'POST', '/api/records/lead', {})).status).toBe(403);
    expect((await server.ask(token, 'GET', '/api/metadata/export')).status).toBe(403);
    expect((await server.ask(token, 'POST', '/api/tokens', { name: 'more' })).status).toBe(403);
    expect((await server.ask(token, 'POST', '/api/metadata/publish', { documents: [] })).status).toBe(403);
  });

  it('cannot be taken over by a token, whatever its scopes', async () => {
    const viewer = server.users.get('viewer@example.com') ?? '';
    // `ask` sends a token of the administrator with every scope.
    for (const [method, path, body] of [
      ['POST', '/api/password', { old: 'leitwerk', new: 'another-password' }],
      ['POST', `/api/users/${viewer}/password-link`, undefined],
      ['GET', '/api/sessions', undefined],
      ['DELETE', '/api/sessions', undefined],
      ['DELETE', `/api/sessions/${viewer}`, undefined],
    ] as const)
      expect((await server.ask('admin@example.com', method, path, body)).status, path).toBe(403);
    expect(await server.database.query({ text: 'select 1 from leitwerk.password_link', values: [] } as never)).toEqual(
      [],
    );
  });

  it('are looked after by those with the permission only', async () => {
    const admin = server.users.get('admin@example.com') ?? '';
    for (const email of emails.filter((one) => !access(one).access.permissions.has('users.manage'))) {
      for (const id of [admin, '01900000-0000-7000-8000-000000000000', 'x']) {
        expect((await server.ask(email, 'GET', `/api/users/${id}/sign-in`)).status, email).toBe(403);
        expect((await server.ask(email, 'POST', `/api/users/${id}/password-link`)).status, email).toBe(403);
      }
    }
  });

  it('are not opened by a link that is none, and all answers are alike', async () => {
    const answers = await Promise.all(
      ['', 'x', 'a'.repeat(43), 'ü', ' '].flatMap((token) => [
        server.ask(null, 'POST', '/api/password-link', { token }),
        server.ask(null, 'POST', '/api/password-link/use', { token, password: 'a-long-password' }),
        server.ask(null, 'POST', '/api/password-link/use', { token, password: '' }),
        server.ask(null, 'POST', '/api/password-link/use', {
          token,
          password: 'a-long-password',
          email: 'evil@example.org',
          name: 'Evil',
        }),
      ]),
    );
    for (const { status, body } of answers)
      expect([status, (body as { code: string }).code]).toEqual([404, 'password-link.not-valid']);
  });
});

describe('surfaces', () => {
  // What the cases above go through; a new route has to be added with its attack.
  const ATTACKED = new Set([
    // workflow.test.ts
    'GET /api/records/{entity}/{id}/processes',
    'POST /api/workflows/{workflow}/processes',
    'POST /api/processes/{id}/events/{event}',
    'POST /api/processes/{id}/retry',
    'POST /api/processes/{id}/cancel',
    // workflow/processes.test.ts
    'GET /api/processes',
    'GET /api/processes/counts',
    'GET /api/processes/{id}',
    'GET /api/workflows',
    'GET /api/records/{entity}/{id}/explain',
    'POST /api/processes/{id}/skip',
    'POST /api/processes/{id}/back',
    'POST /api/processes/{id}/compensate',
    'POST /api/processes/bulk',
    // workflow/migrate-instances.test.ts
    'GET /api/workflows/{workflow}/migration',
    'POST /api/workflows/{workflow}/migration',
    // workflow/beside.test.ts
    'GET /api/inbox',
    'GET /api/inbox/count',
    'POST /api/inbox/{id}/take',
    'POST /api/inbox/{id}/release',
    'POST /api/effects/{id}/done',
    'POST /api/effects/{id}/retry',
    // pending/pending-changes.test.ts
    'GET /api/records/{entity}/{id}/pending-changes',
    'POST /api/records/{entity}/{id}/pending-changes',
    'PATCH /api/pending-changes/{id}',
    'DELETE /api/pending-changes/{id}',
    // automation/automations.test.ts
    'POST /api/incoming/{automation}',
    // webhook/webhook-routes.test.ts
    'GET /api/webhooks',
    'POST /api/webhooks',
    'PATCH /api/webhooks/{id}',
    'DELETE /api/webhooks/{id}',
    'POST /api/webhooks/{id}/secret',
    'POST /api/webhooks/{id}/test',
    'POST /api/webhooks/{id}/pause',
    'POST /api/webhooks/{id}/resume',
    'GET /api/webhooks/{id}/deliveries',
    'GET /api/webhooks/{id}/deliveries/{delivery}',
    'POST /api/webhooks/{id}/replay',
    // automation/failed-runs.test.ts
    'GET /api/automations/failed',
    'POST /api/automations/failed/{id}/retry',
    'POST /api/automations/failed/{id}/discard',
    // privacy/privacy.test.ts
    'GET /api/privacy/persons',
    'GET /api/privacy/persons/{kind}/{id}',
    'GET /api/privacy/persons/{kind}/{id}/access',
    'POST /api/privacy/persons/{kind}/{id}/report',
    'POST /api/privacy/persons/{kind}/{id}/erase',
    'POST /api/privacy/persons/{kind}/{id}/restrict',
    'POST /api/privacy/persons/{kind}/{id}/lift',
    'POST /api/privacy/persons/{kind}/{id}/hold',
    'POST /api/privacy/persons/{kind}/{id}/release',
    'POST /api/session',
    'GET /api/session',
    'DELETE /api/session',
    'GET /api/demo',
    'GET /api/sessions',
    'DELETE /api/sessions',
    'DELETE /api/sessions/{id}',
    'POST /api/password-link',
    'POST /api/password-link/use',
    'GET /api/users/{id}/sign-in',
    'POST /api/users/{id}/password-link',
    'POST /api/password',
    'GET /api/tokens',
    'POST /api/tokens',
    'DELETE /api/tokens/{id}',
    // modules/dav/doors.test.ts
    'GET /api/app-passwords',
    'POST /api/app-passwords',
    'DELETE /api/app-passwords/{id}',
    // modules/dav/feeds.test.ts
    'GET /api/calendar-feeds',
    'POST /api/calendar-feeds',
    'DELETE /api/calendar-feeds/{id}',
    'GET /api/records/{entity}',
    'GET /api/records/{entity}/{id}',
    'GET /api/records/{entity}/{id}/history',
    'GET /api/records/{entity}/{id}/origins',
    'GET /api/records/{entity}/duplicates',
    'GET /api/records/{entity}/occurrences',
    'GET /api/aggregate/{entity}',
    'GET /api/search',
    'POST /api/records/{entity}',
    'PATCH /api/records/{entity}/{id}',
    'DELETE /api/records/{entity}/{id}',
    'POST /api/records/{entity}/{id}/restore',
    'POST /api/records/{entity}/{id}/transitions/{event}',
    'POST /api/records/{entity}/batch',
    'POST /api/records/{entity}/bulk',
    'POST /api/records/{entity}/export',
    // Whose runs are whose is tried in run/run.test.ts.
    'GET /api/runs',
    'GET /api/runs/{id}',
    'GET /api/runs/{id}/problems',
    'GET /api/runs/{id}/outcomes',
    'POST /api/runs/{id}/pause',
    'POST /api/runs/{id}/cancel',
    'POST /api/runs/{id}/resume',
    'POST /api/runs/{id}/undo',
    // Their attacks are in command/merge-records.test.ts.
    'GET /api/records/{entity}/{id}/merge',
    'POST /api/records/{entity}/{id}/merge',
    'POST /api/records/{entity}/{id}/merge/{merge}/undo',
    // Their attacks are in presence.test.ts.
    'GET /api/records/{entity}/{id}/presence',
    'PUT /api/presence/{tab}',
    'DELETE /api/presence/{tab}',
    // Their attacks are in draft/drafts.test.ts.
    'GET /api/drafts/{entity}/{record}',
    'PUT /api/drafts/{entity}/{record}',
    'DELETE /api/drafts/{entity}/{record}',
    // Its attacks are in module/module.test.ts, where there is a module.
    'POST /api/actions/{action}',
    'GET /api/metadata/model',
    'GET /api/metadata/export',
    'GET /api/metadata/versions',
    'POST /api/metadata/check',
    'POST /api/metadata/plan',
    'POST /api/metadata/publish',
    'GET /api/metadata/drafts',
    'POST /api/metadata/drafts',
    'GET /api/metadata/drafts/{id}',
    'GET /api/metadata/drafts/{id}/changes',
    'PATCH /api/metadata/drafts/{id}',
    'DELETE /api/metadata/drafts/{id}',
    'POST /api/metadata/drafts/{id}/check',
    // rights/explain-access.test.ts
    'GET /api/metadata/drafts/{id}/rights',
    'POST /api/metadata/drafts/{id}/plan',
    'POST /api/metadata/drafts/{id}/rebase',
    'POST /api/metadata/drafts/{id}/rehearse',
    'POST /api/metadata/drafts/{id}/conflicts',
    'POST /api/metadata/drafts/{id}/publish',
    // Their attacks are in formula-routes.test.ts.
    'POST /api/metadata/drafts/{id}/model',
    // Below, with all routes of definitions.
    'POST /api/metadata/drafts/{id}/rename',
    'POST /api/metadata/evaluate',
    'GET /api/metadata/compare',
    'GET /api/metadata/origin',
    'GET /api/metadata/packages',
    'GET /api/metadata/overlay',
    'POST /api/metadata/overlay',
    'POST /api/metadata/upgrade',
    // archive/archives.test.ts
    'GET /api/metadata/archive',
    'GET /api/metadata/overlay-archive',
    'POST /api/metadata/archive',
    'POST /api/metadata/upgrade-to-shipped',
    // checklist/checklist.test.ts
    'GET /api/checklists',
    'PUT /api/checklists/{checklist}/items/{item}',
    // manual/manual.test.ts
    'GET /api/metadata/manual',
    'POST /api/metadata/rollback',
    // Its attacks are in scenario-routes.test.ts.
    'POST /api/metadata/scenarios/run',
    // Its attacks are in simulation/simulate.test.ts.
    'POST /api/simulations',
    // Its attacks are in simulation/simulate-draft.test.ts.
    'POST /api/metadata/drafts/{id}/simulate',
    'POST /api/files',
    'GET /api/files/{id}',
    // Their attacks are in files.test.ts.
    'GET /api/files/{id}/versions',
    'GET /api/files/{id}/same',
    'GET /api/files/version-counts',
    // Their attacks, and those on what is found in files, are in file-text/file-texts.test.ts.
    'GET /api/files/texts',
    'POST /api/files/texts',
    'GET /api/events',
    // Their attacks are in view-routes.test.ts.
    'GET /api/views/{entity}',
    'POST /api/views/{entity}',
    'PATCH /api/views/{entity}/{id}',
    'DELETE /api/views/{entity}/{id}',
    'POST /api/views/{entity}/first',
    // Their attacks are in dashboard/own-dashboards.test.ts.
    'GET /api/dashboards',
    'POST /api/dashboards',
    'GET /api/dashboards/{id}',
    'PATCH /api/dashboards/{id}',
    'DELETE /api/dashboards/{id}',
    'POST /api/dashboards/{id}/restore',
    'GET /api/dashboards/{id}/shares',
    // Their attacks are in subscription/subscriptions.test.ts.
    'GET /api/dashboards/{id}/pdf',
    'GET /api/reports',
    'GET /api/reports/{id}',
    'GET /api/reports/{id}/pdf',
    'GET /api/subscriptions',
    'POST /api/subscriptions',
    'PATCH /api/subscriptions/{id}',
    'DELETE /api/subscriptions/{id}',
    'GET /api/subscriptions/received',
    'POST /api/subscriptions/{id}/trial',
    'POST /api/subscriptions/{id}/send',
    'PUT /api/dashboards/{id}/shares',
    // Their attacks are in dashboard/dashboard-links.test.ts.
    'GET /api/dashboard-links',
    'POST /api/dashboard-links',
    'DELETE /api/dashboard-links/{id}',
    'POST /api/shared-dashboards',
    'POST /api/shared-dashboards/tile',
    // Their attacks are in notification/notifications.test.ts.
    'GET /api/notifications',
    'GET /api/notifications/unread',
    'POST /api/notifications/read',
    'POST /api/notifications/{id}/snooze',
    'GET /api/metadata/modules',
    // Whose records may not be read is not told, see number-routes.test.ts.
    'GET /api/metadata/numbers',
    // Public: its test is in application-routes.test.ts.
    'GET /api/application',
    'GET /api/application/logo',
    'GET /api/application/logoDark',
    'GET /api/settings/{key}',
    'PUT /api/settings/{key}',
    'GET /api/jobs',
    'GET /api/jobs/counts',
    'POST /api/jobs/retry',
    'POST /api/jobs/discard',
  ]);
  it('are all known here', () => {
    expect(ROUTES.map((route) => `${route.method} ${route.path}`).filter((name) => !ATTACKED.has(name))).toEqual([]);
  });
  it('of jobs are for those who may manage jobs, and are not changed by a token that may only read', async () => {
    const stranger = emails.filter((one) => !access(one).access.permissions.has('jobs.manage'));
    expect(stranger).not.toHaveLength(0);
    const admin = server.users.get('admin@example.com') ?? '';
    const { token } = await createApiToken(server.database, admin, {
      name: 'looks',
      scopes: ['read', 'metadata'],
      expiresAt: null,
    });
    for (const who of [...stranger, token])
      for (const word of ['retry', 'discard'])
        expect((await server.ask(who, 'POST', `/api/jobs/${word}`, { all: true })).status, who).toBe(403);
    for (const email of stranger)
      for (const path of ['/api/jobs', '/api/jobs/counts'])
        expect((await server.ask(email, 'GET', path)).status, `${email} ${path}`).toBe(403);
  });
  it('of definitions are closed to everybody without a right to them, and only read with the right to read', async () => {
    const permissions = (email: string) => access(email).access.permissions;
    const mayEdit = (email: string) =>
      permissions(email).has('metadata.publish') || permissions(email).has('metadata.edit');
    const READS = /check|plan|scenarios\/run|\/model$/;
    const routes = ROUTES.filter(({ path }) => path.startsWith('/api/metadata/') && path !== '/api/metadata/model');
    const readers = emails.filter((email) => permissions(email).has('metadata.read') && !mayEdit(email));
    expect(readers).not.toHaveLength(0);
    for (const { method, path } of routes) {
      const address = path.replace('{id}', newId());
      const barred = emails.filter((email) => !permissions(email).has('metadata.read'));
      const changes = method !== 'GET' && !READS.test(path);
      for (const email of [...barred, ...(changes ? readers : [])])
        expect((await server.ask(email, method, address, {})).status, `${email} ${method} ${path}`).toBe(403);
    }
  });
  it('of definitions are for those who may publish', async () => {
    for (const email of emails.filter((one) => !access(one).access.permissions.has('metadata.publish'))) {
      expect((await server.ask(email, 'POST', '/api/metadata/publish', { documents: [] })).status, email).toBe(403);
      expect((await server.ask(email, 'POST', '/api/metadata/rollback', { version: 1 })).status, email).toBe(403);
    }
  });
});
