import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { openServer } from './ask-server.ts';
import { discover } from './discover.ts';
import type { Connection } from './outside.ts';
import { ACCOUNT, AGAIN_JOB, COLLECTION, GAP, MODULE, REMOVE_JOB, RETRY_JOB, SYNC_JOB } from './outside.ts';
import { outsideIssue } from './outside-issue.ts';

const password = { type: 'string', minLength: 1, maxLength: 1000 } as const;
const id = { type: 'string', format: 'uuid' } as const;

type Row = Readonly<Record<string, unknown>>;

/** Adds an account on another server. It is looked for and signed in to first; nothing is kept when that fails. */
export const connectAction: Action = {
  label: { de: 'Konto auf einem anderen Server hinzufügen', en: 'Add an account on another server' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['address', 'userName', 'password'],
    properties: {
      address: { type: 'string', minLength: 3, maxLength: 1000, description: 'Of the server, or an e-mail address' },
      userName: { type: 'string', minLength: 1, maxLength: 254 },
      password,
    },
  },
  run: async (input, context) => {
    const [address, user] = [String(input['address']).trim(), String(input['userName']).trim()];
    const account = newId();
    const values = { address, userName: user, owner: context.actor.id };
    const command = { action: 'create', entity: ACCOUNT, id: account, values } as const;
    // Who may not have it anyway must not try passwords at other servers from here.
    await mustBePossible(command, context);
    const connection = await signIn(address, user, String(input['password']), context);
    await context.write([command]);
    await context.keepSecret(MODULE, account, JSON.stringify(connection));
    await context.startJob(SYNC_JOB, account);
    return { id: account };
  },
};

/** Throws `ActionRefused` when the actor may not do it anyway. */
export async function mustBePossible(command: RecordCommand, context: ModuleContext): Promise<void> {
  const [attempt] = await context.tryOut([command]);
  if (attempt && 'issues' in attempt) throw new ActionRefused(attempt.issues, attempt.status === 403 ? 403 : 422);
}

async function signIn(address: string, user: string, secret: string, context: ModuleContext): Promise<Connection> {
  const server = openServer({ user, password: secret }, context);
  try {
    return { user, password: secret, ...(await discover(address, server)) };
  } finally {
    await server.close();
  }
}

/** Another password for an account that is there. It is tried at the server that the account was tested with. */
export const passwordAction: Action = {
  label: { de: 'Kennwort eines Kontos ändern', en: 'Change the password of an account' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['account', 'password'],
    properties: { account: id, password },
  },
  run: async (input, context) => {
    const account = await ownOf(ACCOUNT, input['account'], context);
    if (account['provider']) throw new ActionRefused([outsideIssue('account', 'dav.outside-signs-in')]);
    const secret = await signIn(
      String(account['address']),
      String(account['userName']),
      String(input['password']),
      context,
    );
    await context.keepSecret(MODULE, String(account['id']), JSON.stringify(secret));
    await context.startJob(SYNC_JOB, String(account['id']));
    return { id: account['id'] };
  },
};

/** Which way a collection is kept in step; `none` leaves both as they are. */
export const directionAction: Action = {
  label: { de: 'Richtung des Abgleichs wählen', en: 'Choose the direction of a sync' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['collection', 'direction'],
    properties: { collection: id, direction: { enum: ['none', 'in', 'out', 'both'] } },
  },
  run: async (input, context) => changeCollection(input['collection'], { direction: input['direction'] }, context),
};

/** What becomes of many deletions at once: they are done on the other side too, or what is left comes back. */
export const answerAction: Action = {
  label: { de: 'Über viele Löschungen entscheiden', en: 'Decide about many deletions' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['collection', 'answer'],
    properties: { collection: id, answer: { enum: ['delete', 'keep'] } },
  },
  run: async (input, context) => changeCollection(input['collection'], { answer: input['answer'] }, context),
};

async function changeCollection(collection: unknown, values: Row, context: ModuleContext): Promise<Row> {
  const known = await ownOf(COLLECTION, collection, context);
  await context.write([{ action: 'update', entity: COLLECTION, id: String(known['id']), values }]);
  await context.startJob(SYNC_JOB, String(known['account']));
  return { id: known['id'] };
}

/** Syncs an account now, and tries again what could not be taken over. */
export const synchroniseAction: Action = {
  label: { de: 'Konto jetzt abgleichen', en: 'Sync an account now' },
  input: { type: 'object', additionalProperties: false, required: ['account'], properties: { account: id } },
  run: async (input, context) => {
    const account = await ownOf(ACCOUNT, input['account'], context);
    await context.startJob(AGAIN_JOB, String(account['id']));
    return { id: account['id'] };
  },
};

/** Tries one missing entry again, however often it has failed. */
export const retryAction: Action = {
  label: { de: 'Fehlenden Eintrag noch einmal abgleichen', en: 'Sync a missing entry again' },
  input: { type: 'object', additionalProperties: false, required: ['gap'], properties: { gap: id } },
  run: async (input, context) => {
    const { items } = await context.list(GAP, { filter: { id: input['gap'] }, limit: 1 });
    const [gap] = items;
    if (!gap) throw new ActionRefused([outsideIssue('gap', 'dav.outside-unknown')]);
    await ownOf(COLLECTION, gap['collection'], context);
    await context.startJob(RETRY_JOB, gap.id);
    return { id: gap.id };
  },
};

/** Takes an account out of Leitwerk. Entries stay, here and there. */
export const disconnectAction: Action = {
  label: { de: 'Konto auf einem anderen Server entfernen', en: 'Remove an account on another server' },
  input: { type: 'object', additionalProperties: false, required: ['account'], properties: { account: id } },
  run: async (input, context) => {
    const account = await ownOf(ACCOUNT, input['account'], context);
    await context.keepSecret(MODULE, String(account['id']), null);
    await context.startJob(REMOVE_JOB, String(account['id']));
    return { id: account['id'] };
  },
};

/** A record that the actor may change. Throws `ActionRefused` */
export async function ownOf(entity: string, wanted: unknown, context: ModuleContext): Promise<Row> {
  const { items } = await context.list(entity, { filter: { id: wanted }, limit: 1 });
  const [record] = items;
  if (!record) throw new ActionRefused([outsideIssue('account', 'dav.outside-unknown')]);
  const [attempt] = await context.tryOut([{ action: 'update', entity, id: String(wanted), values: {} }]);
  if (!attempt || 'issues' in attempt) throw new ActionRefused([outsideIssue('account', 'dav.outside-not-yours')], 403);
  return record;
}
