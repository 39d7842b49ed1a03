import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { event } from './device.ts';

export type LitmusDoor = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Lets litmus (a test suite for WebDAV servers that hold any files in any folders) at a calendar, which holds appointments only and
 * is there already. The folder `litmus` that it wants to make for itself is the calendar, and its text files stand in an unknown property of
 * appointments. All else is the server's own answer.
 * @param url of the server
 * @param collection path of the calendar, with the stroke at its end
 */
export async function openLitmusDoor(url: string, collection: string): Promise<LitmusDoor> {
  const door = createServer((asked, answer) => void pass(asked, answer, url, collection));
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      door.closeAllConnections();
      door.close();
      await once(door, 'close');
    },
  };
}

const FOLDER = '/litmus/';

async function pass(asked: IncomingMessage, answer: ServerResponse, url: string, collection: string): Promise<void> {
  const { method = '', url: path = '' } = asked;
  const body = await buffer(asked);
  if (path === FOLDER && (method === 'MKCOL' || method === 'DELETE')) {
    answer.writeHead(method === 'MKCOL' ? 201 : 404).end();
    return;
  }
  const isText = method === 'PUT' && !body.toString().startsWith('BEGIN:');
  const sent = isText ? Buffer.from(appointment(path, body)) : body;
  const {
    host: _host,
    'transfer-encoding': _chunks,
    'content-length': _length,
    expect: _expect,
    ...kept
  } = asked.headers;
  const headers = {
    ...kept,
    ...(isText && { 'content-type': 'text/calendar' }),
    ...(sent.length > 0 && { 'content-length': String(sent.length) }),
  };
  const there = request(new URL(path.replace(FOLDER, collection), url), { method, headers });
  there.on('response', (reply) => {
    void buffer(reply).then((bytes) => {
      const said = fileOf(bytes.toString()) ?? bytes.toString().replaceAll(collection, FOLDER);
      const { 'content-length': _old, 'transfer-encoding': _way, ...about } = reply.headers;
      answer.writeHead(reply.statusCode ?? 502, { ...about, 'content-length': Buffer.byteLength(said) }).end(said);
    });
  });
  there.on('error', () => answer.writeHead(502).end());
  there.end(sent);
}

const TEXT = 'X-LITMUS';

/** The text file that an appointment holds; null for anything else. */
function fileOf(calendar: string): string | null {
  const [, held] =
    new RegExp(`^${TEXT}:(\\S*)$`, 'm').exec(calendar.replace(/\r\n[ \t]/g, '').replaceAll('\r', '')) ?? [];
  return held === undefined ? null : Buffer.from(held, 'base64url').toString();
}

const appointment = (path: string, text: Buffer): string =>
  event(
    createHash('sha256').update(path).digest('hex'),
    'DTSTART:20270104T080000Z',
    'DTEND:20270104T090000Z',
    'SUMMARY:litmus',
    `${TEXT}:${text.toString('base64url')}`,
  );
