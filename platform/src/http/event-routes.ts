import type { Change } from './change-stream.ts';
import { readableChanges } from './change-stream.ts';
import { tabOf } from './presence-routes.ts';
import type { Call, Route } from './route.ts';

/** Changes that come close together are told together. */
const GATHER_MS = 250;
/** Keeps proxies from closing a quiet connection. */
const HEARTBEAT_MS = 25_000;
/** A listener who cannot keep up is told about the entities only, through a fresh start. */
const MOST_WAITING = 5000;

export const EVENT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/events',
    summary:
      'Server-sent events: `change` for records that you may read, `model` when a new version is live, `notification` when there is a new one for you or one was read, `presence` when somebody comes to or leaves the record that your tab has open',
    tag: 'events',
    access: 'user',
    query: { tab: { type: 'text', description: 'Id that the tab has made for itself: 32 hexadecimal digits' } },
    responses: [{ status: 200, description: 'A stream without end', type: 'text/event-stream' }],
    handle: streamEvents,
  },
];

async function streamEvents(call: Call): Promise<void> {
  const { runtime, reply, request } = call;
  const { actor } = call.context();
  const key = call.query['tab'] === undefined ? null : { user: actor.id, tab: tabOf(call.query['tab']) };
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 2000\n\n');
  let waiting: Change[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<void> => {
    timer = undefined;
    const changes = waiting.slice(0, MOST_WAITING);
    waiting = [];
    // Looked up anew: whoever has lost the right since then hears nothing.
    const context = await request.identify();
    if (!context) {
      raw.end();
      return;
    }
    for (const { entity, id, action, version } of await readableChanges(runtime.database, changes, context)) {
      raw.write(`event: change\ndata: ${JSON.stringify({ entity, id, action, version })}\n\n`);
    }
  };
  const stopChanges = runtime.changes.subscribe((changes) => {
    waiting.push(...changes.slice(0, MOST_WAITING - waiting.length));
    timer ??= setTimeout(() => void flush().catch(() => raw.end()), GATHER_MS);
  });
  const stopModel = runtime.models.onChange((model) =>
    raw.write(`event: model\ndata: {"version":${model.version}}\n\n`),
  );
  // Only of the record that this tab has open, which it could not have opened without the right to read it.
  const stopPresence = runtime.presence.subscribe(({ entity, id }) => {
    const own = key && runtime.presence.of(key);
    if (own?.entity === entity && own.id === id)
      raw.write(`event: presence\ndata: ${JSON.stringify({ entity, id })}\n\n`);
  });
  const stopNotifications = runtime.changes.onNotification((user) => {
    if (user === actor.id) raw.write('event: notification\ndata: {}\n\n');
  });
  const heartbeat = setInterval(() => raw.write(': \n\n'), HEARTBEAT_MS);
  raw.on('close', () => {
    clearTimeout(timer);
    clearInterval(heartbeat);
    stopChanges();
    stopModel();
    stopPresence();
    stopNotifications();
    // The database may be away just now; then the others forget the tab by themselves.
    if (key) void runtime.presence.leave(key).catch(() => undefined);
  });
}
