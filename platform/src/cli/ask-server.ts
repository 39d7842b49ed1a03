import type { WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import { Exit } from './exit.ts';
import { failureLines } from './failure-lines.ts';

export type Connection = { readonly url: string; readonly token?: string };

type Problem = {
  readonly title?: string;
  readonly code?: string;
  readonly checksum?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string; readonly file?: string }[];
  readonly risks?: readonly { readonly message: string; readonly entity: string }[];
  readonly scenarios?: WireScenarioReport;
  /** What has been changed on the server alone. */
  readonly drift?: readonly { readonly text: string }[];
};

/** One request to a running server. A refusal ends the program with its sentences. */
export async function askServer<T>(
  connection: Connection,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await reach(connection, method, path, body);
  const answer = (await response.json().catch(() => ({}))) as T & Problem;
  return response.ok ? answer : refused(connection, response, answer);
}

/** A file that a running server makes. */
export async function askServerForFile(connection: Connection, path: string): Promise<Buffer> {
  const response = await reach(connection, 'GET', path);
  if (response.ok) return Buffer.from(await response.arrayBuffer());
  return refused(connection, response, (await response.json().catch(() => ({}))) as Problem);
}

async function reach(
  { url, token }: Connection,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Response> {
  if (!token)
    throw new Exit(
      2,
      'a token is needed: --token or LEITWERK_TOKEN; one is made in the settings or by `leitwerk user token`',
    );
  const isForm = body instanceof FormData;
  return fetch(new URL(path, url), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': process.env['LANG']?.startsWith('de') ? 'de' : 'en',
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Exit(
      2,
      `${url} cannot be reached: ${error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)}`,
    );
  });
}

function refused({ url }: Connection, response: Response, answer: Problem): never {
  const lines = [
    answer.title ?? `${url} answered with ${response.status}`,
    ...(answer.issues ?? []).map(
      (issue) => `  ${[issue.file, issue.path].filter(Boolean).join(': ')}: ${issue.message}`,
    ),
    ...(answer.risks ?? []).map((risk) => `  ${risk.entity}: ${risk.message}`),
    ...(answer.scenarios?.failed ?? []).flatMap(failureLines).map((line) => `  ${line}`),
    ...(answer.drift ?? []).map(({ text }) => `  ${text}`),
    ...(answer.drift ? ['  --merge-drift'] : []),
    ...(answer.checksum && answer.code === 'publish.needs-confirmation' ? [`  --confirm ${answer.checksum}`] : []),
  ];
  throw new Exit(response.status === 401 ? 2 : 1, lines.join('\n'));
}
