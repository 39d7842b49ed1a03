import type { WireRun, WireRunProblem } from '@leitwerk/metadata/wire';
import { moduleRunKinds } from '../module/module-runs.ts';
import { RUN_KINDS } from '../run/run-kinds.ts';
import { workOnRun } from '../run/work-on-run.ts';
import type { Reply, TestServer } from './start-test-server.ts';

/** Does the work of a run that a request has begun, to its end. @returns the run as its owner then sees it */
export async function finishRun(server: TestServer, as: string, begun: Reply): Promise<WireRun> {
  if (begun.status !== 202) throw new Error(`${begun.status} ${begun.text}`);
  const { id } = begun.body as WireRun;
  const kinds = () => [...RUN_KINDS, ...moduleRunKinds(server.runtime.models.current().modules)];
  await workOnRun(server.database, server.runtime.models, kinds, id, (error) => {
    throw error;
  });
  return (await server.ask(as, 'GET', `/api/runs/${id}`)).body as WireRun;
}

/** The first problems of a run. */
export const problemsOf = async (server: TestServer, as: string, run: WireRun): Promise<readonly WireRunProblem[]> =>
  ((await server.ask(as, 'GET', `/api/runs/${run.id}/problems?limit=500`)).body as { items: WireRunProblem[] }).items;

/** Uploads a file. @returns its id */
export async function uploadFile(
  server: TestServer,
  as: string,
  name: string,
  content: string | Buffer,
): Promise<string> {
  const boundary = 'b0undary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const reply = await server.ask(as, 'POST', '/api/files', payload, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return (reply.body as { id: string }).id;
}
