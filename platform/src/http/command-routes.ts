import { createHash } from 'node:crypto';
import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import type { Command, CommandResult, Values } from '../command/command.ts';
import type { RunOptions } from '../command/run-commands.ts';
import { runCommands } from '../command/run-commands.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { etagOf, idOf } from './record-routes.ts';
import { languageOf, problemOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject } from './route.ts';

const TAG = 'records';
const MOST_COMMANDS = 1000;
const BATCH_BYTES = 20_000_000;
const ONCE = { 'Idempotency-Key': 'The same key and request again get the first answer' };
/** Headers of a change to one record. */
export const CHANGE = { ...ONCE, 'If-Match': 'ETag of the version that was read; 412 when there is a newer one' };
const RECORD = { schema: { type: 'object', description: 'Values by field name; unknown keys are refused' } };

/** Everything that changes records. All of it ends in `runCommands`. */
export const COMMAND_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/records/{entity}',
    summary: 'Create a record',
    tag: TAG,
    access: 'user',
    headers: ONCE,
    body: RECORD,
    responses: [{ status: 201, description: 'The record; its address in Location' }],
    handle: (call) => runOne(call, { action: 'create', entity: nameOf(call), values: valuesOf(call.body) }, 201),
  },
  {
    method: 'PATCH',
    path: '/api/records/{entity}/{id}',
    summary: 'Change a record (JSON merge patch, RFC 7396)',
    tag: TAG,
    access: 'user',
    headers: CHANGE,
    body: { ...RECORD, type: 'application/merge-patch+json' },
    responses: [{ status: 200, description: 'The record as it is now' }],
    handle: (call) =>
      runOne(
        call,
        { action: 'update', entity: nameOf(call), id: idOf(call), values: valuesOf(call.body), ...versionOf(call) },
        200,
      ),
  },
  {
    method: 'DELETE',
    path: '/api/records/{entity}/{id}',
    summary: 'Put a record into the bin, or remove it for good',
    tag: TAG,
    access: 'user',
    headers: CHANGE,
    query: { purge: { type: 'boolean', description: 'Remove for good; needs a right of its own' } },
    responses: [{ status: 204, description: 'Done' }],
    handle: (call) =>
      runOne(
        call,
        {
          action: call.query['purge'] === true ? 'purge' : 'delete',
          entity: nameOf(call),
          id: idOf(call),
          ...versionOf(call),
        },
        204,
      ),
  },
  {
    method: 'POST',
    path: '/api/records/{entity}/{id}/restore',
    summary: 'Take a record out of the bin',
    tag: TAG,
    access: 'user',
    headers: CHANGE,
    responses: [{ status: 200, description: 'The record' }],
    handle: (call) =>
      runOne(call, { action: 'restore', entity: nameOf(call), id: idOf(call), ...versionOf(call) }, 200),
  },
  {
    method: 'POST',
    path: '/api/records/{entity}/{id}/transitions/{event}',
    summary: 'Move a record to its next status',
    tag: TAG,
    access: 'user',
    headers: CHANGE,
    body: { schema: { type: 'object', description: 'The fields that the event asks for' } },
    responses: [{ status: 200, description: 'The record in its new status' }],
    handle: (call) =>
      runOne(
        call,
        {
          action: 'transition',
          entity: nameOf(call),
          id: idOf(call),
          event: call.params['event'] ?? '',
          input: valuesOf(call.body ?? {}),
          ...versionOf(call),
        },
        200,
      ),
  },
  {
    method: 'POST',
    path: '/api/records/{entity}/batch',
    summary: `Up to ${MOST_COMMANDS} commands in one transaction`,
    tag: TAG,
    access: 'user',
    headers: ONCE,
    bodyLimit: BATCH_BYTES,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['commands'],
        properties: {
          atomic: { type: 'boolean', description: 'All or nothing; true when absent' },
          commands: { type: 'array', minItems: 1, maxItems: MOST_COMMANDS, items: { type: 'object' } },
        },
      },
    },
    responses: [{ status: 200, description: 'One answer per command, in order' }],
    handle: runBatch,
  },
];

const nameOf = (call: Call): string => {
  const name = call.params['entity'] ?? '';
  const { model, access } = call.context();
  // Without any right on it, an entity is answered like in reading.
  if (!model.entities.has(name)) return refuse(404, 'record.unknown-entity', { params: { entity: name } });
  return Object.values(access.entity(name).rows).every((rows) => rows === 'none')
    ? refuse(403, 'record.forbidden', { params: { entity: name } })
    : name;
};

/** The body as values by field name. */
export const valuesOf = (body: unknown): Values =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Values)
    : refuse(400, 'request.body-object');

/** The version that If-Match names, if any. */
export function versionOf(call: Call): { readonly version?: number } {
  const given = call.request.headers['if-match'];
  if (given === undefined || given === '*') return {};
  const [, version] = /^"?(\d{1,9})"?$/.exec(given) ?? [];
  return version ? { version: Number(version) } : refuse(400, 'request.header', { params: { name: 'If-Match' } });
}

async function runOne(call: Call, command: Command, status: number): Promise<Answer> {
  return answerOnce(call, async (context, andThen) => {
    const results = await runCommands(call.runtime.database, [command], context, {
      atomic: true,
      ...(andThen && { andThen: (tx, done) => andThen(tx, oneAnswer(command, done, status)) }),
    });
    return oneAnswer(command, results, status);
  });
}

function oneAnswer(command: Command, [result]: readonly CommandResult[], status: number): Answer {
  if (!result || 'refusal' in result) throw new Refused(result?.refusal ?? { status: 409, code: 'batch.undone' });
  const { id, record } = result.done;
  if (status === 204 || record === null) return { status: 204 };
  const location = command.action === 'create' ? { location: `/api/records/${command.entity}/${id}` } : {};
  return { status, text: record, headers: { etag: etagOf(record), ...location } };
}

async function runBatch(call: Call): Promise<Answer> {
  const body = decodeObject(call.body, ['commands', 'atomic']);
  const { commands: given, atomic = true } = body;
  const isBatch =
    Array.isArray(given) && given.length > 0 && given.length <= MOST_COMMANDS && typeof atomic === 'boolean';
  if (!isBatch) return refuse(400, 'batch.shape', { params: { most: MOST_COMMANDS } });
  const entity = nameOf(call);
  const commands = given.map((one: unknown, index) => decodeBatchCommand(one, index, entity));
  return answerOnce(call, async (context, andThen) => {
    const results = await runCommands(call.runtime.database, commands, context, {
      atomic,
      ...(andThen && { andThen: (tx, done) => andThen(tx, batchAnswer(call, commands, done)) }),
    });
    return batchAnswer(call, commands, results);
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const BATCH_ACTIONS: ReadonlySet<unknown> = new Set(['create', 'update', 'delete', 'restore', 'purge', 'transition']);

function decodeBatchCommand(given: unknown, index: number, entity: string): Command {
  const fail = (path: string): never =>
    refuse(400, 'batch.command', {
      issues: [{ path: `commands.${index}${path}`, code: 'batch.command' } satisfies Issue],
    });
  if (typeof given !== 'object' || given === null) return fail('');
  const one = given as Record<string, unknown>;
  const { action, id, version, values = {}, event, input = {} } = one;
  const unknown = Object.keys(one).find(
    (key) => !['action', 'id', 'version', 'values', 'event', 'input'].includes(key),
  );
  if (unknown !== undefined) return fail(`.${unknown}`);
  if (!BATCH_ACTIONS.has(action)) return fail('.action');
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return fail('.values');
  if (action === 'create') return id === undefined ? { action, entity, values: values as Values } : fail('.id');
  if (typeof id !== 'string' || !UUID.test(id)) return fail('.id');
  if (version !== undefined && (typeof version !== 'number' || !Number.isInteger(version))) return fail('.version');
  const target = { entity, id: id.toLowerCase(), ...(version !== undefined && { version }) };
  if (action === 'update') return { action, ...target, values: values as Values };
  if (action === 'transition') {
    if (typeof event !== 'string') return fail('.event');
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return fail('.input');
    return { action, ...target, event, input: input as Values };
  }
  return { action: action as 'delete' | 'restore' | 'purge', ...target };
}

function batchAnswer(call: Call, commands: readonly Command[], results: readonly CommandResult[]): Answer {
  const items = results.map((result, index) => {
    if ('refusal' in result) {
      const { refusal } = result;
      return `{"status":${refusal.status},"problem":${JSON.stringify(problemOf(refusal, languageOf(call.request), call.request.id))}}`;
    }
    const status = commands[index]?.action === 'create' ? 201 : result.done.record === null ? 204 : 200;
    return `{"status":${status},"id":"${result.done.id}","version":${result.done.version}${result.done.record === null ? '' : `,"record":${result.done.record}`}}`;
  });
  return { status: 200, text: `{"items":[${items.join(',')}]}` };
}

type Remember = (tx: Parameters<NonNullable<RunOptions['andThen']>>[0], answer: Answer) => Promise<void>;

/** Runs the work; with an Idempotency-Key the answer is stored in the same transaction and given again for the same request. */
export async function answerOnce(
  call: Call,
  work: (context: Context, remember?: Remember) => Promise<Answer>,
): Promise<Answer> {
  const context = call.context();
  const key = call.request.headers['idempotency-key'];
  if (key === undefined) {
    const answer = await work(context);
    call.runtime.nudge();
    return answer;
  }
  if (typeof key !== 'string' || key === '' || key.length > 200)
    return refuse(400, 'request.header', { params: { name: 'Idempotency-Key' } });
  const hash = createHash('sha256')
    .update(JSON.stringify([call.request.method, call.request.url, call.body ?? null]))
    .digest();
  const find = async (): Promise<Answer | null> => {
    const [row] = await call.runtime.database.query<{
      request_hash: Buffer;
      status: number;
      headers: Record<string, string>;
      body: string;
    }>(sql`
      select request_hash, status, headers, body from leitwerk.idempotency where actor = ${context.actor.id}::uuid and key = ${key}`);
    if (!row) return null;
    if (!row.request_hash.equals(hash)) return refuse(422, 'idempotency.other-request');
    return { status: row.status, text: row.body, headers: { ...row.headers, 'idempotency-replayed': 'true' } };
  };
  const known = await find();
  if (known) return known;
  try {
    const answer = await work(context, async (tx, done) => {
      await tx.query(sql`
        insert into leitwerk.idempotency (actor, key, request_hash, status, headers, body)
        values (${context.actor.id}::uuid, ${key}, ${hash}, ${done.status}, ${JSON.stringify(done.headers ?? {})}::jsonb, ${done.text ?? ''})`);
    });
    call.runtime.nudge();
    return answer;
  } catch (error) {
    // The same request came twice at once: the other one has won, its answer is the answer.
    const other = await find();
    if (other) return other;
    throw error;
  }
}
