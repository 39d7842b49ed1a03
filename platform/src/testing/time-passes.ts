import sql from 'sql-template-tag';
import { fireTimer } from '../workflow/send-unasked.ts';
import type { TestServer } from './start-test-server.ts';
import { workOnProcesses } from './work-on-processes.ts';

/** As if it were after everything that one process waits for; then a worker does what follows. */
export async function timePasses(server: TestServer, instance: string): Promise<void> {
  const timers = await server.database.query<{ event: string }>(
    sql`update leitwerk.workflow_timer set due = now() where instance_id = ${instance}::uuid returning event`,
  );
  for (const { event } of timers)
    await fireTimer(server.database, server.runtime.models.current(), { instance, event });
  await workOnProcesses(server);
}
