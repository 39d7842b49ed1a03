import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How another system behaves: answers with a status, or worse. */
export type PeerMode =
  | number
  | 'hang'
  | 'reset'
  | 'redirect'
  | 'drip'
  | 'huge'
  | 'half'
  | ((body: string, reply: ServerResponse) => void);

export type PeerRequest = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** Another system on loopback that webhooks are sent to. */
export type WebhookPeer = {
  readonly address: string;
  readonly host: string;
  readonly seen: PeerRequest[];
  readonly be: (mode: PeerMode) => void;
  readonly close: () => Promise<void>;
};

export async function startWebhookPeer(): Promise<WebhookPeer> {
  const seen: PeerRequest[] = [];
  let mode: PeerMode = 200;
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString();
      seen.push({ headers: request.headers, body });
      if (typeof mode === 'function') mode(body, reply);
      else if (typeof mode === 'number') reply.writeHead(mode).end(`answer ${mode}`);
      else if (mode === 'reset') request.socket.resetAndDestroy();
      else if (mode === 'redirect') reply.writeHead(307, { location: 'http://127.0.0.2:9/inside' }).end();
      else if (mode === 'huge') {
        reply.writeHead(200);
        const more = (): void => {
          while (!reply.destroyed && reply.write(Buffer.alloc(65_536, 'x')));
        };
        reply.on('drain', more);
        more();
      } else if (mode === 'drip') {
        reply.writeHead(200);
        timers.add(setInterval(() => reply.destroyed || reply.write('.'), 200));
      } else if (mode === 'half') {
        reply.writeHead(200, { 'content-length': '1000' });
        reply.write('half', () => request.socket.destroy());
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${host}/hook`,
    host,
    seen,
    be: (next) => {
      mode = next;
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
