import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lineTo } from '../../outbound/line-to.ts';
import { holdSecret } from '../../secret/hold-secret.ts';
import { keepSecret, readSecret } from '../../secret/store-secrets.ts';
import type { TestProvider } from '../../testing/start-provider.ts';
import { CLIENT, startProvider } from '../../testing/start-provider.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { startTestServer } from '../../testing/start-test-server.ts';
import { secretWithToken } from './secret-with-token.ts';
import { secretOf } from './sign-in-provider.ts';
import type { SignInToken } from './sign-in-token.ts';

let server: TestServer;
let provider: TestProvider;

beforeAll(async () => {
  process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
  provider = await startProvider();
  server = await startTestServer(undefined, undefined, false);
});
afterAll(async () => {
  await server?.close();
  await provider?.close();
});

const reach = () => {
  const { database } = server;
  const house = {
    id: 'house',
    label: { de: 'Haus', en: 'House' },
    authorize: `${provider.url}/authorize`,
    token: `${provider.url}/token`,
    clientId: CLIENT.id,
    scopes: ['all'],
  };
  return {
    settings: () => ({ signIn: { providers: [house] } }),
    lineTo: (host: string, port: number) => lineTo(host, port, new Set([`127.0.0.1:${provider.port}`])),
    readSecret: (module: string, key: string) => readSecret(database, { module, key }),
    keepSecret: (module: string, key: string, text: string | null) => keepSecret(database, { module, key }, text),
    holdSecret: <T>(module: string, key: string, work: () => Promise<T>) => holdSecret(database, { module, key }, work),
  };
};

it('a token is renewed once, however many need it in the same moment', async () => {
  await reach().keepSecret('test', secretOf('house'), CLIENT.secret);
  const ended: SignInToken = {
    provider: 'house',
    accessToken: 'ended',
    refreshToken: provider.allow('sales@example.com'),
    expiresAt: new Date(Date.now() - 1000).toISOString(),
  };
  await reach().keepSecret('test', 'account', JSON.stringify({ user: 'sales', token: ended }));
  const before = provider.asked.length;
  const wanting = 6;
  let waiting = 0;
  const allWait = Promise.withResolvers<void>();
  const slow: ReturnType<typeof reach> = {
    ...reach(),
    holdSecret: (module, key, work) => {
      waiting += 1;
      if (waiting === wanting) allWait.resolve();
      return reach().holdSecret(module, key, work);
    },
    // Who renews is at it while all others want it, and have had the time to begin if they may.
    readSecret: async (module, key) => {
      if (key === secretOf('house')) {
        await allWait.promise;
        for (let turn = 0; turn < 40; turn += 1) await server.database.query(sql`select 1`);
      }
      return reach().readSecret(module, key);
    },
  };
  const given = await Promise.all(
    Array.from({ length: wanting }, () =>
      secretWithToken<{ user: string; token: SignInToken }>('test', 'account', slow),
    ),
  );
  expect(provider.asked.slice(before).map((one) => one['grant_type'])).toEqual(['refresh_token']);
  const tokens = new Set(given.map((one) => one?.token.accessToken));
  expect(tokens.size).toBe(1);
  expect(tokens.has('ended')).toBe(false);
  expect(given.every((one) => one?.user === 'sales')).toBe(true);
});

it('what somebody holds waits, and is free again when he has ended in the middle', async () => {
  const { database } = server;
  const name = { module: 'test', key: 'held' };
  await keepSecret(database, name, 'x');
  const done: string[] = [];
  const letGo = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const first = holdSecret(database, name, async () => {
    taken.resolve();
    await letGo.promise;
    done.push('first');
  });
  await taken.promise;
  const second = holdSecret(database, name, async () => void done.push('second'));
  // A secret that nobody holds is not kept waiting by it, nor one that is not there.
  await holdSecret(database, { module: 'test', key: 'none' }, async () => void done.push('none'));
  letGo.resolve();
  await Promise.all([first, second]);
  expect(done).toEqual(['none', 'first', 'second']);
  // Of a process that has ended: its time is over.
  await database.query(sql`update leitwerk.secret set held_until = now() - interval '1 s' where key = 'held'`);
  await holdSecret(database, name, async () => void done.push('third'));
  expect(done.at(-1)).toBe('third');
  await expect(holdSecret(database, name, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await holdSecret(database, name, async () => void done.push('fourth'));
  expect(done.at(-1)).toBe('fourth');
});
