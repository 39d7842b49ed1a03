import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boundBodies } from './bound-bodies.ts';

const PATIENCE_MS = 300;
const app = fastify();
beforeAll(async () => {
  boundBodies(app, PATIENCE_MS);
  app.addContentTypeParser('*', (_request, body, done) => {
    let size = 0;
    body.on('data', (piece: Buffer) => {
      size += piece.length;
    });
    body.on('end', () => done(null, size));
  });
  app.post('/', async (request) => ({ size: request.body }));
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

async function begin(length: number): Promise<Socket> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\ncontent-length: ${length}\r\n\r\n`);
  return socket;
}

it('a body that hardly arrives is cut off', async () => {
  const socket = await begin(1_000_000);
  const closed = once(socket, 'close');
  socket.on('error', () => undefined);
  const drops = setInterval(() => socket.write('x'), 50);
  await closed;
  clearInterval(drops);
});

it('one that takes long and comes steadily is taken', async () => {
  const piece = 'x'.repeat(4000);
  const socket = await begin(15 * piece.length);
  let answer = '';
  socket.on('data', (text: Buffer) => {
    answer += text.toString();
  });
  for (let sent = 0; sent < 15; sent += 1) {
    socket.write(piece);
    await sleep(60);
  }
  await expect.poll(() => answer).toContain('{"size":60000}');
  socket.destroy();
});
