import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { Agent, request } from 'undici';
import type { Connection } from './outside.ts';
import { outsideIssue } from './outside-issue.ts';

const CONNECT_MS = 10_000;
/** Between two signs of life. */
const SILENCE_MS = 15_000;
/** One question with its whole answer. */
const WHOLE_MS = 30_000;
const MOST_BYTES = 20_000_000;
const MOST_REDIRECTS = 3;

export type ServerAnswer = {
  readonly status: number;
  /** Where it came from, after redirects. */
  readonly url: URL;
  readonly header: (name: string) => string | null;
  readonly text: string;
};

export type Asking = {
  readonly method: 'PROPFIND' | 'REPORT' | 'GET' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** A server that a person has named, with his sign-in. Whoever makes it closes it. */
export type OutsideServer = {
  /** Throws `ActionRefused`: 422 where it says that the sign-in is wrong, 503 where it does not answer as it should. */
  readonly ask: (asking: Asking) => Promise<ServerAnswer>;
  readonly close: () => Promise<void>;
};

type SignIn = Pick<Connection, 'user' | 'password' | 'token'>;

const authorizationOf = ({ user, password, token }: SignIn): string =>
  token ? `Bearer ${token.accessToken}` : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Over TLS to public addresses, checked where the connection is made; inside, only where whoever runs this server allows it. */
export function openServer(signIn: SignIn, context: Pick<ModuleContext, 'lineTo'>): OutsideServer {
  const agents = new Map<string, Agent>();
  const authorization = authorizationOf(signIn);
  const agentOf = (url: URL): Agent => {
    const known = agents.get(url.host);
    if (known) return known;
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const line = context.lineTo(host, Number(url.port || (url.protocol === 'http:' ? 80 : 443)));
    if (url.protocol !== 'https:' && !line.isPrivate)
      throw new ActionRefused([outsideIssue('address', 'dav.outside-plain')]);
    const agent = new Agent({
      headersTimeout: SILENCE_MS,
      bodyTimeout: SILENCE_MS,
      maxHeaderSize: 32_768,
      connect: { timeout: CONNECT_MS, ...(line.lookup && { lookup: line.lookup }) },
    });
    agents.set(url.host, agent);
    return agent;
  };
  return {
    ask: async (asking) => {
      const signal = AbortSignal.timeout(WHOLE_MS);
      let { url } = asking;
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        const answer = await askOnce({ ...asking, url }, authorization, agentOf(url), signal);
        const location = answer.status >= 300 && answer.status < 400 ? answer.header('location') : null;
        if (location === null) return checked(answer);
        url = addressWithin(location, url);
      }
      throw away(url, 'redirects');
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

function checked(answer: ServerAnswer): ServerAnswer {
  const { status, url } = answer;
  if (status === 401)
    throw new ActionRefused([outsideIssue('password', 'dav.outside-refused', { host: url.host, status })]);
  return answer;
}

async function askOnce(
  { method, url, headers, body }: Asking,
  authorization: string,
  dispatcher: Agent,
  signal: AbortSignal,
): Promise<ServerAnswer> {
  try {
    const reply = await request(url, {
      method: method as 'GET',
      dispatcher,
      signal,
      headers: { authorization, 'user-agent': 'Leitwerk', ...headers },
      ...(body !== undefined && { body }),
    });
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of reply.body as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
      pieces.push(piece);
    }
    return {
      status: reply.statusCode,
      url,
      header: (name) => {
        const value = reply.headers[name];
        return typeof value === 'string' ? value : null;
      },
      text: new TextDecoder('utf-8').decode(Buffer.concat(pieces)),
    };
  } catch (error) {
    throw away(url, reasonOf(error));
  }
}

const away = ({ host }: URL, reason: string): ActionRefused =>
  new ActionRefused([outsideIssue('address', 'dav.outside-away', { host, reason })], 503);

/** What the connection said, in one line. */
function reasonOf(error: unknown): string {
  const { message, code, cause } = (error ?? {}) as Partial<Record<'message' | 'code' | 'cause', unknown>>;
  const text =
    [message, code].find((one) => typeof one === 'string' && one !== '') ?? (cause ? reasonOf(cause) : String(error));
  return String(text).replace(/\s+/g, ' ').slice(0, 200);
}

/**
 * An address that a server names. Other hosts only of its own domain (iCloud has one per account): the password goes along.
 * Throws `ActionRefused`
 */
export function addressWithin(text: string, from: URL): URL {
  const url = URL.canParse(text, from.href) ? new URL(text, from) : null;
  const isOwn = url?.host === from.host && url.protocol === from.protocol;
  const isNear =
    url?.protocol === 'https:' && from.protocol === 'https:' && url.hostname.endsWith(`.${domainOf(from.hostname)}`);
  if (url && url.username === '' && url.password === '' && (isOwn || isNear)) return url;
  throw new ActionRefused([
    outsideIssue('address', 'dav.outside-elsewhere', { host: from.host, to: url?.host ?? text.slice(0, 100) }),
  ]);
}

/** `caldav.icloud.com` belongs to `icloud.com`, `example.com` to itself. */
const domainOf = (host: string): string => {
  const labels = host.split('.');
  return labels.length > 2 ? labels.slice(1).join('.') : host;
};
