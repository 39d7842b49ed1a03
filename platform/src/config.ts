import { isAbsolute, resolve } from 'node:path';
import type { RateSettings } from './http/rate-limits.ts';
import { mailServerOf } from './mail/mail-server.ts';
import { SHARED_FOLDER } from './module/shared-folder.ts';
import { hostsOfList } from './outbound/named-hosts.ts';
import { LEAST_SECRET } from './secret/secret-key.ts';

/** Why the start was given up: one clear line for whoever starts the program. */
export class StartError extends Error {}

export type Config = {
  readonly host: string;
  readonly port: number;
  /** An own PostgreSQL; absent means the embedded one. */
  readonly databaseUrl: string | null;
  /** The Redis that carries the jobs; without one they are on the PostgreSQL. */
  readonly redisUrl: string | null;
  readonly dataFolder: string;
  /** Demo records and sign-ins. */
  readonly demo: boolean;
  readonly role: 'web' | 'worker' | 'all';
  /** How often programs may ask. */
  readonly rates: RateSettings;
  /** Origin under which people reach the server through a proxy, e.g. `https://crm.example.com`; null without one. */
  readonly publicUrl: string | null;
};

const KNOWN = new Set([
  'LEITWERK_DATA',
  'LEITWERK_DEMO',
  SHARED_FOLDER,
  'LEITWERK_MAIL_FROM',
  'LEITWERK_PRIVATE_HOSTS',
  'LEITWERK_PUBLIC_URL',
  'LEITWERK_RATE_ADDRESS',
  'LEITWERK_RATE_TOKEN',
  'LEITWERK_ROLE',
  'LEITWERK_SECRET',
  'LEITWERK_SMTP_URL',
  'LEITWERK_URL',
  'LEITWERK_TOKEN',
]);
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** The configuration from the environment. Throws a `StartError` that names the variable and what it may be. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  for (const name of Object.keys(env)) {
    if (name.startsWith('LEITWERK_') && !KNOWN.has(name))
      throw new StartError(`${name} is not a setting. Known: ${[...KNOWN].join(', ')}`);
  }
  const host = env['HOST'] || '127.0.0.1';
  const databaseUrl = env['DATABASE_URL'] || null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    throw new StartError('DATABASE_URL must look like postgres://user:password@host:5432/database');
  }
  const redisUrl = env['REDIS_URL'] || null;
  if (redisUrl !== null && !(/^rediss?:$/.test(protocolOf(redisUrl)) && new URL(redisUrl).hostname))
    throw new StartError('REDIS_URL must look like redis://user:password@host:6379/0, or rediss:// over TLS');
  // Read where requests go out; a wrong value is said at the start.
  if (hostsOfList(env['LEITWERK_PRIVATE_HOSTS'] ?? '') === null)
    throw new StartError('LEITWERK_PRIVATE_HOSTS must be names of hosts, comma between, e.g. tiles.internal:8080');
  // The same: read where mail goes out.
  const mail = mailServerOf(env);
  if (mail !== null && 'wrong' in mail) throw new StartError(mail.wrong);
  if (!isAbsolute(env[SHARED_FOLDER] || '/')) throw new StartError(`${SHARED_FOLDER} must be an absolute path`);
  const secret = env['LEITWERK_SECRET'] || null;
  if (secret !== null && secret.length < LEAST_SECRET)
    throw new StartError(`LEITWERK_SECRET must have at least ${LEAST_SECRET} characters`);
  const demo = oneOf('LEITWERK_DEMO', env['LEITWERK_DEMO'] || '1', ['0', '1']) === '1';
  if (demo && !LOOPBACK.has(host)) {
    throw new StartError(
      `HOST=${host} is not this machine alone, and demo sign-ins have a known password; set LEITWERK_DEMO=0`,
    );
  }
  const publicUrl = originOf(env['LEITWERK_PUBLIC_URL'] || null);
  if (demo && publicUrl !== null && !LOOPBACK.has(new URL(publicUrl).hostname)) {
    throw new StartError(
      `LEITWERK_PUBLIC_URL=${publicUrl} is open to others, and demo sign-ins have a known password; set LEITWERK_DEMO=0`,
    );
  }
  return {
    host,
    port: portOf(env['PORT'] || '3000'),
    databaseUrl,
    redisUrl,
    dataFolder: resolve(env['LEITWERK_DATA'] || '.data'),
    demo,
    publicUrl,
    // Demo mode listens on this machine alone: nobody is held back who tries things out.
    rates: {
      perToken: rateOf('LEITWERK_RATE_TOKEN', env['LEITWERK_RATE_TOKEN'] || (demo ? '0' : '3000')),
      perAddress: rateOf('LEITWERK_RATE_ADDRESS', env['LEITWERK_RATE_ADDRESS'] || (demo ? '0' : '600')),
    },
    role: oneOf('LEITWERK_ROLE', env['LEITWERK_ROLE'] || 'all', ['web', 'worker', 'all']),
  };
}

const protocolOf = (text: string): string => (URL.canParse(text) ? new URL(text).protocol : '');

function originOf(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new StartError(
      `LEITWERK_PUBLIC_URL=${text} is not the address of a server; it must look like https://crm.example.com`,
    );
  return url.origin;
}

function rateOf(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text))
    throw new StartError(`${name}=${text} is not possible; it must be a number of requests per minute, 0 for no limit`);
  return Number(text);
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535)
    throw new StartError(`PORT=${text} is not a port; it must be a number from 1 to 65535`);
  return port;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new StartError(`${name}=${value} is not possible; it must be one of ${allowed.join(', ')}`);
  return found;
}
