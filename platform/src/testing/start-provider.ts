import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const CLIENT = { id: 'leitwerk-test', secret: 'secret-of-the-client' };

export type TestProvider = {
  readonly port: number;
  readonly url: string;
  /** Seconds for which the next tokens are good. */
  readonly setLife: (seconds: number) => void;
  /** What a person has allowed before: a refresh token for this account. */
  readonly allow: (account: string) => string;
  /** Nobody gets a token any more for what was allowed before. */
  readonly revoke: () => void;
  /** What was asked for at its token endpoint. */
  readonly asked: Readonly<Record<string, string>>[];
  readonly close: () => Promise<void>;
};

/**
 * A provider at which everybody who comes is signed in at once, as the account that was named. It checks client, code and proof (PKCE) as
 * real ones do, and tells a mail server whose token something is.
 */
export async function startProvider(): Promise<TestProvider> {
  const codes = new Map<string, { readonly challenge: string; readonly account: string; readonly redirect: string }>();
  const access = new Map<string, { readonly account: string; readonly until: number }>();
  const refresh = new Map<string, string>();
  const used = new Map<string, string>();
  const asked: Record<string, string>[] = [];
  let life = 3600;
  const tokensOf = (account: string): object => {
    const [token, again] = [randomUUID(), randomUUID()];
    access.set(token, { account, until: Date.now() + life * 1000 });
    refresh.set(again, account);
    return { access_token: token, refresh_token: again, expires_in: life, token_type: 'Bearer' };
  };
  const grant = (form: Record<string, string>): object | null => {
    if (form['client_id'] !== CLIENT.id || form['client_secret'] !== CLIENT.secret) return null;
    if (form['grant_type'] === 'refresh_token') {
      const given = form['refresh_token'] ?? '';
      const account = refresh.get(given);
      if (account === undefined) {
        // A second renewal by the same one is taken for theft (RFC 9700, 4.14.2), and ends all that the account was given.
        for (const [other, owner] of refresh) if (owner === used.get(given)) refresh.delete(other);
        return null;
      }
      refresh.delete(given);
      used.set(given, account);
      return tokensOf(account);
    }
    const code = codes.get(form['code'] ?? '');
    codes.delete(form['code'] ?? '');
    const proof = createHash('sha256')
      .update(form['code_verifier'] ?? '')
      .digest('base64url');
    return code && code.challenge === proof && code.redirect === form['redirect_uri'] ? tokensOf(code.account) : null;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const given = (name: string): string => url.searchParams.get(name) ?? '';
    const json = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      codes.set(code, {
        challenge: given('code_challenge'),
        account: given('login_hint'),
        redirect: given('redirect_uri'),
      });
      const back = new URL(given('redirect_uri'));
      back.search = new URLSearchParams({ code, state: given('state') }).toString();
      response.writeHead(302, { location: back.href }).end();
    } else if (url.pathname === '/token') {
      const form = Object.fromEntries(new URLSearchParams(await text(request)));
      asked.push(form);
      const granted = grant(form);
      if (granted) json(200, granted);
      else json(400, { error: 'invalid_grant', error_description: 'not allowed any more' });
    } else if (url.pathname === '/tokeninfo') {
      const found = access.get(given('access_token'));
      if (found && found.until > Date.now()) json(200, { email: found.account, active: true });
      else json(401, { error: 'invalid_token' });
    } else json(404, {});
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    setLife: (seconds) => {
      life = seconds;
    },
    allow: (account) => {
      const token = randomUUID();
      refresh.set(token, account);
      return token;
    },
    revoke: () => {
      refresh.clear();
      access.clear();
    },
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
