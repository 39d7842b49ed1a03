import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type BearerProxy = {
  readonly port: number;
  /** Kinds of `Authorization` that came. */
  readonly came: ReadonlySet<string>;
  readonly drop: () => Promise<void>;
};

/**
 * A way to a CalDAV server that lets nobody through but by a token of a provider, as Google's does: each is asked about there.
 * @param to port of the server behind, where `password` is good for whose token it is
 * @param tokenInfo address that tells whose token something is, to which the token is added
 */
export async function startBearerProxy(to: number, tokenInfo: string, password: string): Promise<BearerProxy> {
  const came = new Set<string>();
  const server = createServer(async (asked, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of asked as AsyncIterable<Buffer>) pieces.push(piece);
    const [kind = '', token = ''] = (asked.headers.authorization ?? '').split(' ');
    came.add(kind);
    const known = kind === 'Bearer' ? await fetch(`${tokenInfo}${token}`) : null;
    if (!known?.ok) return void answer.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    const { email } = (await known.json()) as { readonly email: string };
    const authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
    const headers = { ...asked.headers, authorization };
    const passed = send({ host: '127.0.0.1', port: to, method: asked.method, path: asked.url, headers, agent: false });
    passed.on('error', () => asked.socket.destroy());
    passed.on('response', (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    passed.end(Buffer.concat(pieces));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    came,
    drop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
