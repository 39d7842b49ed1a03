import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { refusalOf } from '@leitwerk/platform/module/refusal-of';
import type { Dispatcher } from 'undici';
import { Agent, request } from 'undici';
import { exchangeIssue } from '../exchange-issue.ts';
import { identityOf } from './certificate.ts';
import type { HttpsConnection } from './connection.ts';
import { isOneName } from './fits-pattern.ts';
import type { Place } from './place.ts';
import { joined } from './place.ts';
import { reasonOf } from './reason-of.ts';

const CONNECT_MS = 10_000;
/** Between two signs of life. */
const SILENCE_MS = 30_000;
const MOST_TOKEN_BYTES = 100_000;
const MOST_REDIRECTS = 3;

type Reach = Pick<ModuleContext, 'lineTo'>;
type Answer = Dispatcher.ResponseData;
type Asking = {
  readonly method: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
};

/** Files below an address, fetched by GET over TLS (without it only inside, where whoever runs the server allows it). */
export async function openHttps(connection: HttpsConnection, files: string, context: Reach): Promise<Place> {
  const agents = new Map<string, Agent>();
  const ask = async (url: URL, asking: Asking): Promise<Answer> => {
    let at = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await askOnce(at, asking, agentTo(at, agents, connection, context));
      const location = answer.headers['location'];
      if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== 'string') return answer;
      await answer.body.dump();
      const next = URL.canParse(location, at.href) ? new URL(location, at) : null;
      // The sign-in goes along: to the same server only.
      if (asking.method !== 'GET' || next?.host !== url.host || next.protocol !== url.protocol)
        throw new ActionRefused([
          exchangeIssue('address', 'exchange.redirect', {
            host: url.host,
            to: (next && next.origin !== 'null' ? next.origin : location).slice(0, 100),
          }),
        ]);
      at = next;
    }
    throw away(url, 'redirects');
  };
  const close = async (): Promise<void> => {
    await Promise.all([...agents.values()].map((agent) => agent.destroy()));
  };
  try {
    const headers = await signedIn(connection, ask);
    return {
      list: async () => {
        if (!isOneName(files)) throw new ActionRefused([exchangeIssue('files', 'exchange.one-name', { files })]);
        return [{ name: files, size: null, changedAt: null }];
      },
      async *read(folder, name) {
        const url = new URL(
          joined(connection.address, ...folder.split('/').map(encodeURIComponent), encodeURIComponent(name)),
        );
        const answer = await ask(url, { method: 'GET', headers });
        await mustBe200(url, answer);
        try {
          yield* answer.body as AsyncIterable<Buffer>;
        } catch (error) {
          throw away(url, error);
        }
      },
      archive: async () => false,
      put: async (folder, _name, content, { key, type }) => {
        const url = new URL(joined(connection.address, ...folder.split('/').map(encodeURIComponent)));
        const answer = await ask(url, {
          method: 'POST',
          headers: { ...headers, 'content-type': type, 'idempotency-key': key },
          body: content,
        });
        if (answer.statusCode < 200 || answer.statusCode > 299) await mustBe200(url, answer);
        await answer.body.dump();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Asks for the address itself: whether the server answers and takes the sign-in. What is there does not matter. */
export async function tryHttps(connection: HttpsConnection, context: Reach): Promise<void> {
  const place = await openHttps(connection, 'x', context);
  try {
    for await (const _piece of place.read('', '')) break;
  } catch (error) {
    const codes = refusalOf(error)?.issues?.map(({ code }) => code) ?? [];
    if (!codes.includes('exchange.status')) throw error;
  } finally {
    await place.close();
  }
}

function agentTo(url: URL, agents: Map<string, Agent>, { address, signIn }: HttpsConnection, { lineTo }: Reach): Agent {
  const known = agents.get(url.host);
  if (known) return known;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const line = lineTo(host, Number(url.port || (url.protocol === 'http:' ? 80 : 443)));
  if (url.protocol !== 'https:' && !line.isPrivate)
    throw new ActionRefused([exchangeIssue('address', 'exchange.plain-text')]);
  const agent = new Agent({
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    maxHeaderSize: 32_768,
    connect: {
      timeout: CONNECT_MS,
      ...(line.lookup && { lookup: line.lookup }),
      // Shown to the connection's own server and to no other.
      ...(signIn.type === 'certificate' && url.host === new URL(address).host && identityOf(signIn)),
    },
  });
  agents.set(url.host, agent);
  return agent;
}

async function askOnce(url: URL, { method, headers, body }: Asking, dispatcher: Agent): Promise<Answer> {
  try {
    return await request(url, {
      method,
      dispatcher,
      headers: { 'user-agent': 'Leitwerk', ...headers },
      ...(body !== undefined && { body }),
    });
  } catch (error) {
    throw away(url, error);
  }
}

async function mustBe200(url: URL, { statusCode, body }: Answer): Promise<void> {
  if (statusCode === 200) return;
  await body.dump();
  const params = { host: url.host, status: statusCode };
  if (statusCode === 401 || statusCode === 403)
    throw new ActionRefused([exchangeIssue('secret', 'exchange.sign-in', { host: url.host, reason: statusCode })]);
  throw new ActionRefused(
    [exchangeIssue('address', 'exchange.status', params)],
    statusCode >= 500 || statusCode === 429 ? 503 : 422,
  );
}

const away = (url: URL, error: unknown): Error => {
  // What the guard refuses, where the connection is made too, is said in its own words.
  if (refusalOf(error)) return error as Error;
  return new ActionRefused(
    [exchangeIssue('address', 'exchange.away', { host: url.host, reason: reasonOf(error) })],
    503,
  );
};

/** The headers that sign in. */
async function signedIn(
  { signIn }: HttpsConnection,
  ask: (url: URL, asking: Asking) => Promise<Answer>,
): Promise<Record<string, string>> {
  if (signIn.type === 'none' || signIn.type === 'certificate') return {};
  if (signIn.type === 'header') return { [signIn.name]: signIn.value };
  if (signIn.type === 'password') return { authorization: basic(signIn.user, signIn.password) };
  const url = new URL(signIn.tokenAddress);
  const answer = await ask(url, {
    method: 'POST',
    headers: {
      authorization: basic(encodeURIComponent(signIn.client), encodeURIComponent(signIn.secret)),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(signIn.scope !== null && { scope: signIn.scope }),
    }).toString(),
  });
  const token = await tokenOf(url, answer);
  return { authorization: `Bearer ${token}` };
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

async function tokenOf(url: URL, answer: Answer): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer.body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_TOKEN_BYTES) throw away(url, 'too much');
    pieces.push(piece);
  }
  const refused = (reason: string | number) =>
    new ActionRefused([exchangeIssue('secret', 'exchange.sign-in', { host: url.host, reason })]);
  if (answer.statusCode >= 500) throw away(url, `status ${answer.statusCode}`);
  if (answer.statusCode !== 200) throw refused(answer.statusCode);
  try {
    const { access_token } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { readonly access_token?: unknown };
    // A header cannot carry what is no token (RFC 6750).
    if (typeof access_token === 'string' && /^[A-Za-z0-9\-._~+/]+=*$/.test(access_token)) return access_token;
  } catch {
    throw refused('no JSON');
  }
  throw refused('no access_token');
}
