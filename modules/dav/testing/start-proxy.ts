import type { IncomingHttpHeaders } from 'node:http';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Passed = {
  readonly method: string;
  readonly path: string;
  readonly body: string;
};

/**
 * What happens to a request instead of being passed on: an answer of the proxy's own; the connection cut before the server has it, or after
 * it has done it; or another answer than the server's.
 */
export type Fault =
  | { readonly status: number }
  | { readonly cut: 'before' | 'after' }
  | { readonly change: (answer: { readonly headers: IncomingHttpHeaders; readonly body: string }) => string };

export type TestProxy = { readonly port: number; readonly drop: () => Promise<void> };

/** A way to a server on this machine on which things go wrong. @param faultOf null where nothing does */
export async function startProxy(to: number, faultOf: (passed: Passed) => Fault | null): Promise<TestProxy> {
  const server = createServer(async (asked, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of asked as AsyncIterable<Buffer>) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const { method = 'GET', url: path = '/' } = asked;
    const fault = faultOf({ method, path, body: body.toString() });
    if (fault && 'status' in fault) return void answer.writeHead(fault.status).end();
    if (fault && 'cut' in fault && fault.cut === 'before') return void asked.socket.destroy();
    const passed = send({ host: '127.0.0.1', port: to, method, path, headers: asked.headers, agent: false });
    passed.on('error', () => asked.socket.destroy());
    passed.on('response', async (reply) => {
      const said: Buffer[] = [];
      for await (const piece of reply as AsyncIterable<Buffer>) said.push(piece);
      if (fault && 'cut' in fault) return void asked.socket.destroy();
      const { 'content-length': _, 'transfer-encoding': __, ...headers } = reply.headers;
      const whole = Buffer.concat(said);
      const text = fault && 'change' in fault ? Buffer.from(fault.change({ headers, body: whole.toString() })) : whole;
      answer.writeHead(reply.statusCode ?? 502, headers).end(text);
    });
    passed.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    drop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
