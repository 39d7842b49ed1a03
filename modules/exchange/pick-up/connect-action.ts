import { randomBytes } from 'node:crypto';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from '../exchange-issue.ts';
import { interfaceNamed } from '../interface-named.ts';
import { isStandardSecret } from '../webhook/verify-signature.ts';
import { certificateOf } from './certificate.ts';
import type { Connection, HttpsConnection, SftpConnection, WebhookConnection } from './connection.ts';
import { CONNECTION, MODULE } from './connection.ts';
import { TRY_JOB } from './connection-jobs.ts';
import { tryPlace } from './open-place.ts';
import { readFingerprint } from './open-sftp.ts';

type Input = Readonly<Record<string, unknown>>;

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;
export const fingerprint = { type: 'string', pattern: '^SHA256:[A-Za-z0-9+/]{43}$' } as const;
export const secret = text(20_000);
const SFTP_PORT = 22;

/**
 * Adds a connection after it has been tried out. Of an SFTP server whose key nobody has confirmed, the key's fingerprint is answered and
 * nothing is kept: the same with that fingerprint is the confirmation.
 */
export const connectAction: Action = {
  label: { de: 'Verbindung zu einem anderen System anlegen', en: 'Add a connection to another system' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'kind', 'signIn'],
    properties: {
      name: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 48 },
      kind: { enum: ['sftp', 'https', 'folder', 'webhook'] },
      address: {
        ...text(1000),
        description:
          'Server (sftp), what addresses begin with (https), folder below (folder), technical name of an interface (webhook)',
      },
      port: { type: 'integer', minimum: 1, maximum: 65_535, description: '22 when absent; sftp' },
      signIn: { enum: ['none', 'password', 'key', 'header', 'oauth', 'certificate', 'standard', 'hmac'] },
      userName: {
        ...text(254),
        description: 'Also the name of a header that carries an API key or a signature, or of an OAuth client',
      },
      secret: {
        ...secret,
        description:
          'Password, private key, API key, client secret, certificate and its private key as PEM, or secret of signatures; of these one is made when absent',
      },
      passphrase: { ...text(1000), description: 'Of the private key' },
      tokenAddress: { ...text(1000), description: 'Where an OAuth client gets its tokens' },
      scope: { ...text(1000), description: 'What an OAuth client asks for' },
      fingerprint: { ...fingerprint, description: 'Of the host key, as it was shown and confirmed' },
    },
  },
  run: async (input, context) => {
    const { name, kind, address, port, signIn, userName } = input;
    const id = newId();
    const values = {
      name,
      kind,
      address: address ?? null,
      port: kind === 'sftp' ? (port ?? SFTP_PORT) : null,
      signIn,
      userName: userName ?? null,
    };
    const command = {
      action: 'create',
      entity: CONNECTION,
      id,
      values: { ...values, owner: context.actor.id },
    } as const;
    // Who may not have it anyway must not try passwords at other servers from here.
    await mustBePossible(command, context);
    const connection = connectionOf(input, context);
    if (connection.kind === 'sftp' && connection.fingerprint === '')
      return { fingerprint: await readFingerprint(connection.host, connection.port, context) };
    await tryPlace(connection, context);
    await context.write([command]);
    await context.keepSecret(MODULE, id, JSON.stringify(connection));
    await context.startJob(TRY_JOB, id);
    return {
      id,
      ...(connection.kind === 'webhook' && input['secret'] === undefined && { secret: firstSecret(connection) }),
    };
  },
};

const firstSecret = ({ secrets }: WebhookConnection): string => secrets[0]?.secret ?? '';

async function mustBePossible(
  command: Parameters<ModuleContext['tryOut']>[0][number],
  context: ModuleContext,
): Promise<void> {
  const [attempt] = await context.tryOut([command]);
  if (attempt && 'issues' in attempt) throw new ActionRefused(attempt.issues, attempt.status === 403 ? 403 : 422);
}

/** What is to be kept, of an input whose shape has been checked. Throws `ActionRefused` naming what is missing */
function connectionOf(input: Input, context: Pick<ModuleContext, 'interfaces'>): Connection {
  const { kind } = input;
  if (kind === 'webhook') return webhookOf(input, context);
  if (kind === 'folder') return { kind, folder: folderOf(input['address']) };
  return kind === 'sftp' ? sftpOf(input) : httpsOf(input);
}

function webhookOf(input: Input, context: Pick<ModuleContext, 'interfaces'>): WebhookConnection {
  const scheme = input['signIn'];
  if (scheme !== 'standard' && scheme !== 'hmac') throw new ActionRefused([exchangeIssue('signIn', 'exchange.needed')]);
  interfaceNamed(needed(input, 'address'), context);
  const header = scheme === 'hmac' ? needed(input, 'userName') : '';
  if (scheme === 'hmac' && !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(header))
    throw new ActionRefused([exchangeIssue('userName', 'exchange.no-header')]);
  const made = randomBytes(32);
  const { secret = scheme === 'standard' ? `whsec_${made.toString('base64')}` : made.toString('hex') } = input;
  return { kind: 'webhook', scheme, header, secrets: [{ secret: signingSecret(scheme, String(secret)), until: null }] };
}

/** A secret that can be signed with by this scheme. Throws `ActionRefused` */
export function signingSecret(scheme: WebhookConnection['scheme'], secret: string): string {
  if (secret.length < 16) throw new ActionRefused([exchangeIssue('secret', 'exchange.short-secret')]);
  if (scheme === 'standard' && !isStandardSecret(secret))
    throw new ActionRefused([exchangeIssue('secret', 'exchange.no-standard-secret')]);
  return secret;
}

function needed(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string') throw new ActionRefused([exchangeIssue(name, 'exchange.needed')]);
  return value;
}

const folderOf = (address: unknown): string => {
  const folder = typeof address === 'string' ? address : '';
  if (folder.split('/').some((part) => part === '.' || part === '..'))
    throw new ActionRefused([exchangeIssue('address', 'exchange.path', { path: folder })]);
  return folder;
};

function sftpOf(input: Input): SftpConnection {
  const signIn = input['signIn'];
  if (signIn !== 'password' && signIn !== 'key') throw new ActionRefused([exchangeIssue('signIn', 'exchange.needed')]);
  const host = needed(input, 'address');
  if (!/^[A-Za-z0-9.:_-]{1,253}$/.test(host))
    throw new ActionRefused([exchangeIssue('address', 'exchange.no-host', { address: host })]);
  return {
    kind: 'sftp',
    host,
    port: Number(input['port'] ?? SFTP_PORT),
    user: needed(input, 'userName'),
    fingerprint: typeof input['fingerprint'] === 'string' ? input['fingerprint'] : '',
    signIn: secretOf(signIn, input) as SftpConnection['signIn'],
  };
}

/** A secret as it is kept for a kind of sign-in. */
export function secretOf(signIn: 'password' | 'key', input: Input): SftpConnection['signIn'] {
  const given = needed(input, 'secret');
  const { passphrase } = input;
  return signIn === 'password'
    ? { type: 'password', password: given }
    : { type: 'key', privateKey: given, passphrase: typeof passphrase === 'string' ? passphrase : null };
}

function httpsOf(input: Input): HttpsConnection {
  const address = urlOf(input, 'address');
  const signIn = signInOf(input);
  if (signIn.type === 'certificate' && !address.startsWith('https:'))
    throw new ActionRefused([exchangeIssue('address', 'exchange.certificate-needs-tls')]);
  return { kind: 'https', address, signIn };
}

function signInOf(input: Input): HttpsConnection['signIn'] {
  const type = input['signIn'];
  if (type === 'none') return { type };
  if (type === 'password') return { type, user: needed(input, 'userName'), password: needed(input, 'secret') };
  if (type === 'header') {
    const [name, value] = [needed(input, 'userName'), needed(input, 'secret')];
    if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || !/^[\u0020-\u007e]+$/.test(value))
      throw new ActionRefused([exchangeIssue('userName', 'exchange.no-header')]);
    return { type, name, value };
  }
  if (type === 'certificate')
    return certificateOf(needed(input, 'secret'), typeof input['passphrase'] === 'string' ? input['passphrase'] : null);
  if (type !== 'oauth') throw new ActionRefused([exchangeIssue('signIn', 'exchange.needed')]);
  const { scope } = input;
  return {
    type,
    tokenAddress: urlOf(input, 'tokenAddress'),
    client: needed(input, 'userName'),
    secret: needed(input, 'secret'),
    scope: typeof scope === 'string' ? scope : null,
  };
}

function urlOf(input: Input, name: string): string {
  const address = needed(input, name);
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isPlain || url.search !== '' || url.hash !== '')
    throw new ActionRefused([exchangeIssue(name, 'exchange.no-url', { address: address.slice(0, 100) })]);
  return url.href;
}
