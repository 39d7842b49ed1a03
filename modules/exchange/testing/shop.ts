import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import sql from 'sql-template-tag';
import { module } from '../module.ts';

export type Body = Readonly<Record<string, unknown>>;
export const CLERK = 'admin@example.com';
export const VIEWER = 'viewer@example.com';

const label = (text: string) => ({ de: text, en: text });
const ACTIONS = Object.keys(module.actions ?? {}).map((verb) => `exchange.${verb}`);

const order = {
  kind: 'entity',
  id: 'order',
  name: 'order',
  label: label('Order'),
  labelPlural: label('Orders'),
  titleField: 'code',
  fields: [
    { id: 'code', type: 'text', label: label('code'), unique: true, maxLength: 20 },
    { id: 'note', type: 'text', label: label('note') },
  ],
};
const base = {
  kind: 'interface',
  id: 'orders',
  name: 'orders',
  label: label('Orders'),
  roles: ['robot'],
  format: { type: 'csv' },
  language: 'de',
  columns: [{ id: 'number', from: 'Nr.', type: 'text', required: true }],
  key: 'number',
  steps: [{ id: 'order', do: 'write', entity: 'order', values: { code: { formula: 'number' } } }],
};

const outgoingBase = {
  kind: 'outgoing',
  label: label('Feedback'),
  roles: ['robot'],
  entity: 'order',
  only: "code != 'secret'",
  key: "code & ' ' & note",
  columns: [
    { id: 'code', name: 'Nr.', formula: 'code' },
    { id: 'note', formula: 'note' },
  ],
  format: { type: 'csv' },
};

/**
 * A shop that takes orders and tells of them; one interface for each of these.
 * @param interfaces what is said beside, by id @param outgoing the same of outgoing ones
 */
export async function startShop(
  interfaces: Readonly<Record<string, object>>,
  outgoing: Readonly<Record<string, object>> = {},
): Promise<TestServer> {
  const documents = [
    order,
    {
      kind: 'role',
      id: 'robot',
      name: 'robot',
      label: label('Robot'),
      grants: [{ entity: 'order', actions: ['read', 'create'] }],
    },
    {
      kind: 'role',
      id: 'clerk',
      name: 'clerk',
      label: label('Clerk'),
      permissions: ['metadata.read', 'metadata.publish'],
      callableActions: ACTIONS,
      grants: [
        { entity: '*', actions: ['read', 'create', 'update', 'delete'] },
        { entity: 'user', actions: ['read', 'update'] },
      ],
    },
    {
      kind: 'role',
      id: 'watcher',
      name: 'watcher',
      label: label('Watcher'),
      callableActions: ACTIONS,
      grants: [
        { entity: 'exchange-delivery', actions: ['read'] },
        { entity: 'exchange-connection', actions: ['read'] },
      ],
    },
    ...Object.entries(interfaces).map(([id, more]) => ({ ...base, id, name: id, ...more })),
    ...Object.entries(outgoing).map(([id, more]) => ({ ...outgoingBase, id, name: id, ...more })),
    {
      kind: 'app',
      id: 'shop',
      name: 'shop',
      label: label('Shop'),
      modules: ['exchange'],
      navigation: [{ id: 'orders', label: label('Orders'), entity: 'order' }],
    },
  ];
  const server = await startTestServer(
    // What is undefined is not there.
    documents.map((document) => ({
      file: `${document.kind}/${document.id}.json`,
      document: JSON.parse(JSON.stringify(document)) as unknown,
    })),
    [module],
  );
  await server.database.query(
    sql`update data."user" set roles = case email when ${VIEWER} then '{watcher}' else '{clerk}' end::text[]`,
  );
  return server;
}

export const act = (server: TestServer, verb: string, body: Body, as = CLERK) =>
  server.ask(as, 'POST', `/api/actions/exchange.${verb}`, body);

/** All records of an entity that fit, oldest first. */
export async function list(server: TestServer, entity: string, filter: Body = {}): Promise<readonly Body[]> {
  const query = `limit=500&sort=createdAt,id&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const { body, status, text } = await server.ask(CLERK, 'GET', `/api/records/${entity}?${query}`);
  if (status !== 200) throw new Error(text);
  return (body as { items: readonly Body[] }).items;
}
