import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Connection, Security } from './connection.ts';
import { MAILBOX, MODULE } from './connection.ts';
import { mailIssue } from './mail-issue.ts';
import { openImap } from './open-imap.ts';
import { SYNC_JOB } from './sync-jobs.ts';
import { testSmtp } from './test-smtp.ts';

const port = { type: 'integer', minimum: 1, maximum: 65_535 } as const;
const host = { type: 'string', minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9.:_-]+$' } as const;
const security = { enum: ['tls', 'starttls', 'none'] } as const;
const password = { type: 'string', minLength: 1, maxLength: 1000 } as const;

/** Adds a mailbox: personal, or one of a team. Both sign-ins are tried first; nothing is kept when one fails. */
export const connectAction: Action = {
  label: { de: 'Postfach hinzufügen', en: 'Add a mailbox' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['address', 'password', 'imapHost', 'imapPort', 'imapSecurity', 'smtpHost', 'smtpPort', 'smtpSecurity'],
    properties: {
      address: { type: 'string', minLength: 3, maxLength: 254 },
      password,
      userName: { type: 'string', minLength: 1, maxLength: 254, description: 'The address when absent' },
      team: { type: 'string', format: 'uuid', description: 'Makes it a shared mailbox of this team' },
      imapHost: host,
      imapPort: port,
      imapSecurity: security,
      smtpHost: host,
      smtpPort: port,
      smtpSecurity: security,
    },
  },
  run: async (input, context) => {
    const connection: Connection = {
      imap: serverOf(input, 'imap'),
      smtp: serverOf(input, 'smtp'),
      user: String(input['userName'] ?? input['address']),
      password: String(input['password']),
    };
    const { password: _secret, team, ...shown } = input;
    const values = {
      ...shown,
      userName: connection.user,
      ...(team === undefined ? { owner: context.actor.id } : { team, owner: null }),
    };
    const id = newId();
    const command = { action: 'create', entity: MAILBOX, id, values } as const;
    // Who may not have it anyway must not try passwords at other servers from here.
    await mustBePossible(command, context);
    await signIn(connection, context);
    const [mailbox] = await context.write([command]);
    await context.keepSecret(MODULE, id, JSON.stringify(connection));
    await context.startJob(SYNC_JOB, id);
    return { id: mailbox?.['id'] };
  },
};

/** Another password for a mailbox that is there. It is tried at the servers that the mailbox has been tested with. */
export const passwordAction: Action = {
  label: { de: 'Kennwort eines Postfachs ändern', en: 'Change the password of a mailbox' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['mailbox', 'password'],
    properties: { mailbox: { type: 'string', format: 'uuid' }, password },
  },
  run: async (input, context) => {
    const id = String(input['mailbox']);
    const mailbox = await ownMailbox(id, context);
    if (mailbox['provider']) throw new ActionRefused([mailIssue('mailbox', 'mail.signs-in')]);
    const connection: Connection = {
      imap: serverOf(mailbox, 'imap'),
      smtp: serverOf(mailbox, 'smtp'),
      user: String(mailbox['userName']),
      password: String(input['password']),
    };
    await signIn(connection, context);
    await context.keepSecret(MODULE, id, JSON.stringify(connection));
    await context.startJob(SYNC_JOB, id);
    return { id };
  },
};

/** A mailbox that the actor may change. Throws `ActionRefused` */
export async function ownMailbox(id: string, context: ModuleContext): Promise<Readonly<Record<string, unknown>>> {
  const { items } = await context.list(MAILBOX, { filter: { id }, limit: 1 });
  const [mailbox] = items;
  if (!mailbox) throw new ActionRefused([mailIssue('mailbox', 'mail.unknown-mailbox')]);
  const [attempt] = await context.tryOut([{ action: 'update', entity: MAILBOX, id, values: {} }]);
  if (!attempt || 'issues' in attempt) throw new ActionRefused([mailIssue('mailbox', 'mail.not-yours')], 403);
  return mailbox;
}

/** Throws `ActionRefused` when the actor may not do it anyway. */
export async function mustBePossible(
  command: Parameters<ModuleContext['tryOut']>[0][number],
  context: ModuleContext,
): Promise<void> {
  const [attempt] = await context.tryOut([command]);
  if (attempt && 'issues' in attempt) throw new ActionRefused(attempt.issues, attempt.status === 403 ? 403 : 422);
}

/** Signs in at both servers and leaves. Throws `ActionRefused` with the reason of the one that says no */
export async function signIn(connection: Connection, context: ModuleContext): Promise<void> {
  const client = await openImap(connection, context);
  await client.logout().catch(() => client.close());
  await testSmtp(connection, context);
}

const serverOf = (values: Readonly<Record<string, unknown>>, of: 'imap' | 'smtp') => ({
  host: String(values[`${of}Host`]),
  port: Number(values[`${of}Port`]),
  security: String(values[`${of}Security`]) as Security,
});
