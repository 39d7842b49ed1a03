import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import type { Command } from './command.ts';
import { runCommands } from './run-commands.ts';

const ADMIN = 'admin@example.com';
const SECOND = 'viewer@example.com';

let server: TestServer;
let admin: string;
let second: string;
beforeEach(async () => {
  server = await startTestServer(undefined, undefined, false);
  admin = server.users.get(ADMIN) ?? '';
  second = server.users.get(SECOND) ?? '';
});
afterEach(() => server.close());

const administrators = () =>
  server.database.query(sql`
    select email from data."user" where 'admin' = any(roles) and active and deleted_at is null order by email`);
const asSystem = (commands: readonly Command[], atomic = true) =>
  runCommands(server.database, commands, makeContext(server.runtime.models.current(), SYSTEM_ACTOR, null), { atomic });
const update = (id: string, values: object) => server.ask(ADMIN, 'PATCH', `/api/records/user/${id}`, values);
const batch = (atomic: boolean, commands: readonly object[]) =>
  server.ask(ADMIN, 'POST', '/api/records/user/batch', { atomic, commands });

type Document = { readonly file: string; readonly document: Record<string, unknown> };
const seedWith = async (change: (role: Record<string, unknown>) => void): Promise<readonly Document[]> => {
  const documents = structuredClone(await seedDocuments(false)) as unknown as Document[];
  const role = documents.find((one) => one.document['kind'] === 'role' && one.document['id'] === 'admin');
  if (!role) throw new Error('the seed has no role admin');
  change(role.document);
  return documents;
};
const publish = (documents: readonly Document[], rest: object = {}) =>
  server.ask(ADMIN, 'POST', '/api/metadata/publish', { documents, ...rest });

describe('the last administrator', () => {
  it('stays on every way of writing', async () => {
    expect((await update(admin, { roles: ['viewer'] })).status).toBe(409);
    expect((await update(admin, { roles: null })).status).toBe(409);
    expect((await update(admin, { active: false })).status).toBe(409);
    expect((await server.ask(ADMIN, 'DELETE', `/api/records/user/${admin}`)).status).toBe(409);
    for (const action of ['delete', 'purge'] as const)
      expect(await asSystem([{ action, entity: 'user', id: admin }]), action).toMatchObject([
        { refusal: { status: 409 } },
      ]);
    expect(await administrators()).toEqual([{ email: ADMIN }]);
  });

  it('stays in a batch, atomic or not, and when the same batch gives and takes', async () => {
    const take = { action: 'update', id: admin, values: { active: false } };
    for (const atomic of [true, false]) {
      const reply = await batch(atomic, [take, { action: 'create', values: { email: 'n@example.org', name: 'N' } }]);
      expect(reply.text, String(atomic)).toContain('user.last-admin');
    }
    await batch(false, [
      { action: 'update', id: second, values: { roles: ['admin'] } },
      { action: 'update', id: admin, values: { roles: ['viewer'] } },
      { action: 'update', id: second, values: { roles: ['viewer'] } },
    ]);
    expect(await administrators()).toEqual([{ email: ADMIN }]);
  });

  it('may go when another one is there who can sign in', async () => {
    await update(second, { roles: ['admin'] });
    await server.database.query(sql`delete from leitwerk.credential where user_id = ${second}::uuid`);
    expect((await update(admin, { active: false })).status).toBe(409);
    await server.database.query(
      sql`insert into leitwerk.credential (user_id, password_hash) values (${second}::uuid, 'x')`,
    );
    expect((await update(admin, { active: false })).status).toBe(200);
  });

  it('is one of two who remove each other at the same moment', async () => {
    await update(second, { roles: ['admin'] });
    const context = makeContext(server.runtime.models.current(), SYSTEM_ACTOR, null);
    const remove = (id: string, andThen: () => Promise<void>) =>
      runCommands(server.database, [{ action: 'update', entity: 'user', id, values: { active: false } }], context, {
        atomic: true,
        andThen,
      });
    // The first has been judged and is not committed yet when the second is judged.
    const judged = Promise.withResolvers<void>();
    const commit = Promise.withResolvers<void>();
    const first = remove(second, () => {
      judged.resolve();
      return commit.promise;
    });
    await judged.promise;
    let isOver = false;
    const other = remove(admin, async () => undefined).finally(() => {
      isOver = true;
    });
    const isWaiting = async (): Promise<boolean> => {
      const waiting = await server.database.query(
        sql`select 1 from pg_locks where locktype = 'advisory' and not granted`,
      );
      return isOver || waiting.length > 0;
    };
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true);
    commit.resolve();
    expect(await first).toMatchObject([{ done: { id: second } }]);
    expect(await other).toMatchObject([{ refusal: { code: 'user.last-admin' } }]);
    expect(await administrators()).toHaveLength(1);
  });
});

describe('a published set of roles', () => {
  it.each<[string, (role: Record<string, unknown>) => void]>([
    [
      'without the right to publish',
      (role) => {
        role['permissions'] = ['metadata.read', 'users.manage'];
      },
    ],
    [
      'without the right to give roles',
      (role) => {
        role['grants'] = [{ entity: '*', actions: ['read'] }];
      },
    ],
    [
      'that may write all of a user but his roles',
      (role) => {
        role['grants'] = [{ entity: 'user', actions: ['read', 'update'], readOnlyFields: ['roles'] }];
      },
    ],
  ])('leaves somebody who can administer: refused %s', async (_name, change) => {
    const documents = await seedWith(change);
    const plan = await server.ask(ADMIN, 'POST', '/api/metadata/plan', { documents });
    expect(plan.body).toMatchObject({ refused: [{ code: 'publish.nobody-administers', count: 1 }] });
    const { checksum } = plan.body as { checksum: string };
    for (const rest of [{}, { confirm: checksum }]) {
      const reply = await publish(documents, rest);
      expect(reply.status, reply.text).toBe(409);
      expect(reply.text).toContain('Rollen: danach könnte niemand mehr verwalten');
    }
    expect((await server.ask(ADMIN, 'GET', '/api/metadata/export')).body).toMatchObject({ version: 1 });
  });

  it('may take the rights of one role when a person with another has them', async () => {
    const documents = await seedWith((role) => {
      role['permissions'] = ['metadata.read'];
    });
    const other = structuredClone(documents.find((one) => one.document['id'] === 'viewer'));
    if (!other) throw new Error('the seed has no role viewer');
    Object.assign(other.document, {
      permissions: ['metadata.publish'],
      grants: [{ entity: 'user', actions: ['read', 'update'] }],
    });
    const next = documents.map((one) => (one.document['id'] === 'viewer' ? other : one));
    const pinned = makeContext(server.runtime.models.current(), SYSTEM_ACTOR, null);
    expect((await publish(next)).status).toBe(200);
    // A command that came in before the publish still sees the old roles, by which somebody else would remain.
    const late: Command = { action: 'update', entity: 'user', id: second, values: { active: false } };
    expect(await runCommands(server.database, [late], pinned, { atomic: true })).toMatchObject([
      { refusal: { code: 'user.last-admin' } },
    ]);
  });

  it('cannot move users by a status, so nothing else takes a role away', async () => {
    const documents = await seedWith(() => undefined);
    const status = {
      file: 'definitions/contract-status/user.json',
      document: {
        kind: 'contract-status',
        id: 'user-state',
        name: 'user-state',
        label: { de: 'S', en: 'S' },
        entity: 'user',
        field: 'language',
        initial: 'de',
        states: [
          { id: 'de', label: { de: 'D', en: 'D' } },
          { id: 'en', label: { de: 'E', en: 'E' } },
        ],
        transitions: [
          {
            id: 'go',
            label: { de: 'G', en: 'G' },
            from: ['de'],
            to: 'en',
            input: [{ field: 'roles' }, { field: 'active' }],
          },
        ],
      },
    };
    expect((await publish([...documents, status])).status).toBe(422);
  });
});
