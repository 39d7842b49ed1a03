import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from '../exchange-issue.ts';
import { certificateOf } from './certificate.ts';
import { fingerprint, secret, signingSecret } from './connect-action.ts';
import type { Connection } from './connection.ts';
import { CONNECTION, MODULE } from './connection.ts';
import { REMOVE_JOB, TRY_JOB } from './connection-jobs.ts';
import { readConnection, tryPlace } from './open-place.ts';
import { readFingerprint } from './open-sftp.ts';

/** So long the former secret of signatures is taken beside the new one. */
const FORMER_MS = 24 * 3_600_000;
const connection = { type: 'string', format: 'uuid' } as const;

/** Tries a connection out as it is kept. */
export const testAction: Action = {
  label: { de: 'Verbindung prüfen', en: 'Test a connection' },
  input: { type: 'object', additionalProperties: false, required: ['connection'], properties: { connection } },
  run: async (input, context) => {
    const id = await ownConnection(input['connection'], context);
    await context.startJob(TRY_JOB, id);
    await tryPlace(await readConnection(id, context), context);
    return { id };
  },
};

/**
 * Confirms another key of an SFTP server. Without the fingerprint it is answered what the server shows now and what was confirmed
 * before; with it the connection is tried out, and goes on.
 */
export const trustAction: Action = {
  label: { de: 'Schlüssel eines Servers bestätigen', en: 'Confirm the key of a server' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['connection'],
    properties: { connection, fingerprint },
  },
  run: async (input, context) => {
    const id = await ownConnection(input['connection'], context);
    const kept = await readConnection(id, context);
    if (kept.kind !== 'sftp') throw new ActionRefused([exchangeIssue('connection', 'exchange.no-key')]);
    if (input['fingerprint'] === undefined)
      return { fingerprint: await readFingerprint(kept.host, kept.port, context), known: kept.fingerprint };
    await keepTried(id, { ...kept, fingerprint: String(input['fingerprint']) }, context);
    return { id };
  },
};

/** Another password, key or token for a connection. It is tried where the connection was tested before. */
export const setSecretAction: Action = {
  label: { de: 'Anmeldung einer Verbindung ändern', en: 'Change the sign-in of a connection' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['connection', 'secret'],
    properties: { connection, secret, passphrase: { type: 'string', minLength: 1, maxLength: 1000 } },
  },
  run: async (input, context) => {
    const id = await ownConnection(input['connection'], context);
    const passphrase = typeof input['passphrase'] === 'string' ? input['passphrase'] : null;
    await keepTried(id, withSecret(await readConnection(id, context), String(input['secret']), passphrase), context);
    return { id };
  },
};

/** Removes a connection with its sign-in. Interfaces that name it pick nothing up any more. */
export const disconnectAction: Action = {
  label: { de: 'Verbindung entfernen', en: 'Remove a connection' },
  input: { type: 'object', additionalProperties: false, required: ['connection'], properties: { connection } },
  run: async (input, context) => {
    const id = await ownConnection(input['connection'], context);
    await context.keepSecret(MODULE, id, null);
    await context.startJob(REMOVE_JOB, id);
    return { id };
  },
};

async function keepTried(id: string, next: Connection, context: ModuleContext): Promise<void> {
  await tryPlace(next, context);
  await context.keepSecret(MODULE, id, JSON.stringify(next));
  await context.startJob(TRY_JOB, id);
}

function withSecret(kept: Connection, given: string, passphrase: string | null): Connection {
  if (kept.kind === 'sftp')
    return kept.signIn.type === 'password'
      ? { ...kept, signIn: { type: 'password', password: given } }
      : { ...kept, signIn: { type: 'key', privateKey: given, passphrase } };
  if (kept.kind === 'webhook') {
    const until = new Date(Date.now() + FORMER_MS).toISOString();
    const [former] = kept.secrets;
    return {
      ...kept,
      secrets: [
        { secret: signingSecret(kept.scheme, given), until: null },
        ...(former ? [{ secret: former.secret, until }] : []),
      ],
    };
  }
  if (kept.kind === 'folder' || kept.signIn.type === 'none')
    throw new ActionRefused([exchangeIssue('connection', 'exchange.no-sign-in')]);
  const { signIn } = kept;
  if (signIn.type === 'password') return { ...kept, signIn: { ...signIn, password: given } };
  if (signIn.type === 'certificate') return { ...kept, signIn: certificateOf(given, passphrase) };
  return signIn.type === 'header'
    ? { ...kept, signIn: { ...signIn, value: given } }
    : { ...kept, signIn: { ...signIn, secret: given } };
}

/** The id of a connection that the actor may change. Throws `ActionRefused` */
async function ownConnection(wanted: unknown, context: ModuleContext): Promise<string> {
  const id = String(wanted);
  const { items } = await context.list(CONNECTION, { filter: { id }, fields: ['id'], limit: 1 });
  if (items.length === 0)
    throw new ActionRefused([exchangeIssue('connection', 'exchange.unknown-connection', { name: id })]);
  const [attempt] = await context.tryOut([{ action: 'update', entity: CONNECTION, id, values: {} }]);
  if (!attempt || 'issues' in attempt)
    throw new ActionRefused([exchangeIssue('connection', 'exchange.not-yours')], 403);
  return id;
}
