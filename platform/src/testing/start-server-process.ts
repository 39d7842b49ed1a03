import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sql from 'sql-template-tag';
import { SERVER_ENV, SERVER_FLAGS, SERVER_PROGRAM } from '../../server-process.mjs';
import { createApiToken } from '../session/api-tokens.ts';
import type { Database } from '../storage/database.ts';

const CLI = join(import.meta.dirname, '../cli/leitwerk.ts');

export type Env = Readonly<Record<string, string>>;
export type Server = { readonly process: ChildProcess; readonly url: string; readonly output: () => string };

const running: ChildProcess[] = [];

/** Ends all that were started. */
export async function endServers(): Promise<void> {
  for (const child of running.splice(0)) await ended(child, 'SIGTERM');
}

const environment = (env: Env): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  PORT: '0',
  LEITWERK_DEMO: '0',
  LEITWERK_RATE_TOKEN: '0',
  LEITWERK_RATE_ADDRESS: '0',
  ...SERVER_ENV,
  ...env,
});

/** Ends a process, if it has not ended. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}

/** The server in a process of its own. */
export function start(env: Env): Promise<Server> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, SERVER_PROGRAM], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [, url] = /runs at (http:[^\s,]+)/.exec(output) ?? [];
      if (url) resolve({ process: child, url, output: () => output });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(output)));
  });
}

/** What a start that cannot succeed says. */
export const failure = async (env: Env): Promise<string> => {
  const message = await start(env).then(
    () => 'it started',
    (error: Error) => error.message,
  );
  return message.trim();
};

/** Runs the command line. @returns what it printed */
export const cli = async (args: readonly string[], env: Env, input = ''): Promise<string> => {
  const child = promisify(execFile)(process.execPath, [CLI, ...args], { env: environment(env) });
  child.child.stdin?.end(input);
  return (await child).stdout.trim();
};

/** Somebody with a role, who was not there before. @returns a token of his */
export async function tokenFor(database: Database, role: string): Promise<string> {
  const [user] = await database.query<{ id: string }>(sql`
    insert into data."user" (id, email, name, roles, active, language)
    values (gen_random_uuid(), ${`${role}@crash.example`}, 'Crash', ${[role]}::text[], true, 'en') returning id`);
  const given = { name: 'crash', scopes: ['read', 'write'], expiresAt: null } as const;
  return (await createApiToken(database, user?.id ?? '', { ...given, scopes: [...given.scopes] })).token;
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;
/** Requests with a token. */
export const asker =
  (url: string, token: string): Ask =>
  (method, path, body) =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
