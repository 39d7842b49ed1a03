import sql from 'sql-template-tag';
import type { Module } from '../module/module.ts';
import type { TestServer } from './start-test-server.ts';
import { startTestServer } from './start-test-server.ts';
import { workshop } from './workshop.ts';

const label = { de: 'Werkstatt', en: 'Workshop' };

/** A server over the workshop that uses one module; the administrator, and only she, may call all of its actions. */
export async function startModuleServer(module: Module): Promise<TestServer> {
  const navigation = [{ id: 'bikes', label, entity: 'bike' }];
  const app = { kind: 'app', id: 'workshop', name: 'workshop', label, modules: [module.name], navigation };
  const callableActions = Object.keys(module.actions ?? {}).map((verb) => `${module.name}.${verb}`);
  const definitions = workshop.map(({ file, document }) =>
    (document as { id: string }).id === 'foreman' && callableActions.length > 0
      ? { file, document: { ...(document as object), callableActions } }
      : { file, document },
  );
  const server = await startTestServer([...definitions, { file: 'app.json', document: app }], [module]);
  await server.database.query(sql`
    update data."user" set roles = case email when 'admin@example.com' then '{foreman}' else '{mechanic}' end::text[]`);
  return server;
}
