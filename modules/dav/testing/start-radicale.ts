import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, freePort } from '@leitwerk/platform/testing/free-port';

/** Why the tests with a real CalDAV server cannot run here; null when they can. */
export const noRadicale: string | null = spawnSync('radicale', ['--version']).status === 0 ? null : 'no radicale';

export type TestRadicale = {
  readonly url: string;
  readonly port: number;
  /** Asks as the user; `path` within his home. */
  readonly ask: (
    method: string,
    path: string,
    body?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;
  readonly makeCalendar: (name: string) => Promise<void>;
  readonly makeBook: (name: string) => Promise<void>;
  /** Texts of a collection by the last part of their address. */
  readonly entries: (name: string) => Promise<ReadonlyMap<string, string>>;
  /** Puts many entries into a calendar. */
  readonly fill: (name: string, texts: readonly string[]) => Promise<void>;
  /** How many entries a collection has. */
  readonly count: (name: string) => Promise<number>;
  readonly drop: () => Promise<void>;
};

/** A CalDAV and CardDAV server of its own on this machine, with one user. */
export async function startRadicale(user: string, password: string): Promise<TestRadicale> {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-radicale-'));
  const port = await freePort();
  await writeFile(join(folder, 'users'), `${user}:${password}\n`);
  await writeFile(
    join(folder, 'config'),
    `[server]
hosts = 127.0.0.1:${port}
max_connections = 20
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${folder}/collections
[logging]
level = error
`,
  );
  const child = spawn('radicale', ['--config', join(folder, 'config')], { stdio: 'ignore' });
  await answering(port, child, 'radicale');
  const url = `http://127.0.0.1:${port}/`;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const ask: TestRadicale['ask'] = async (method, path, body, headers = {}) => {
    const reply = await fetch(new URL(`/${user}/${path}`, url), {
      method,
      headers: { authorization, ...headers },
      ...(body !== undefined && { body }),
    });
    return { status: reply.status, text: await reply.text(), headers: reply.headers };
  };
  const make = async (name: string, type: string): Promise<void> => {
    const body = `<d:mkcol xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:b="urn:ietf:params:xml:ns:carddav"><d:set><d:prop>
      <d:resourcetype><d:collection/>${type}</d:resourcetype><d:displayname>${name}</d:displayname></d:prop></d:set></d:mkcol>`;
    const made = await ask('MKCOL', `${name}/`, body);
    if (made.status !== 201) throw new Error(`radicale answers MKCOL with ${made.status}: ${made.text}`);
  };
  const listNames = async (name: string): Promise<readonly string[]> => {
    const listed = await ask(
      'PROPFIND',
      `${name}/`,
      '<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>',
      { depth: '1' },
    );
    return [...listed.text.matchAll(/<href>[^<]*\/([^</]+)<\/href>/g)].map(([, one = '']) => one);
  };
  return {
    url,
    port,
    ask,
    makeCalendar: (name) => make(name, '<c:calendar/>'),
    makeBook: (name) => make(name, '<b:addressbook/>'),
    entries: async (name) => {
      const names = await listNames(name);
      const found = new Map<string, string>();
      for (const one of names) found.set(decodeURIComponent(one), (await ask('GET', `${name}/${one}`)).text);
      return found;
    },
    fill: async (name, texts) => {
      for (const [index, text] of texts.entries()) {
        const put = await ask('PUT', `${name}/${index}.ics`, text, { 'content-type': 'text/calendar' });
        if (put.status !== 201) throw new Error(`radicale answers PUT with ${put.status}: ${put.text}`);
      }
    },
    count: async (name) => (await listNames(name)).length,
    drop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
