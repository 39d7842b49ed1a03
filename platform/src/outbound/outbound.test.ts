import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { Refused } from '../refusal.ts';
import { isPublicAddress } from './is-public-address.ts';
import { hostsOfList, namedHosts } from './named-hosts.ts';
import { requestOutside } from './request-outside.ts';
import { waitForTurn } from './wait-for-turn.ts';

const byte = fc.integer({ min: 0, max: 255 });
const INSIDE = fc.oneof(
  fc.tuple(fc.constant(127), byte, byte, byte),
  fc.tuple(fc.constant(10), byte, byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  fc.tuple(fc.constant(0), byte, byte, byte),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
);
const hex = (value: number) => value.toString(16);

/** What a person or a program may write for one IPv4 address in a URL. */
const spellings = ([a, b, c, d]: readonly number[]): readonly string[] => {
  const [w, x, y, z] = [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
  const whole = ((w * 256 + x) * 256 + y) * 256 + z;
  const pair = (high: number, low: number) => hex(high * 256 + low);
  return [
    `${w}.${x}.${y}.${z}`,
    String(whole),
    `0x${hex(whole)}`,
    `0${whole.toString(8)}`,
    `0${w.toString(8)}.0${x.toString(8)}.${y}.${z}`,
    `0x${hex(w)}.${x}.0x${hex(y)}.${z}`,
    `${w}.${x}.${y * 256 + z}`,
    `[::ffff:${w}.${x}.${y}.${z}]`,
    `[::ffff:${pair(w, x)}:${pair(y, z)}]`,
    `[::${pair(w, x)}:${pair(y, z)}]`,
    `[64:ff9b::${w}.${x}.${y}.${z}]`,
    `[2002:${pair(w, x)}:${pair(y, z)}::1]`,
  ];
};

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
  );

describe('an address', () => {
  it('inside is not public, in any spelling, and is not asked even when it is named', async () => {
    await fc.assert(
      fc.asyncProperty(INSIDE, async (parts) => {
        for (const spelling of spellings(parts)) {
          const url = new URL(`https://${spelling}/x`);
          expect(isPublicAddress(url.hostname.replace(/^\[(.*)\]$/, '$1')), spelling).toBe(false);
          const asked = requestOutside({ url: url.href }, { hosts: new Set([url.host]), privateHosts: new Set() });
          expect(await codeOf(asked), spelling).toBe('outbound.not-allowed');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of other kinds of inside is not public, one of the open internet is', () => {
    for (const text of [
      '::1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2001:db8::1',
      '2001::1',
      '192.0.2.1',
      '198.18.0.1',
      'fec0::1',
      '',
      'x',
      '1.1.1.1x',
    ])
      expect(isPublicAddress(text), text).toBe(false);
    for (const text of ['1.1.1.1', '93.184.216.34', '2606:4700::1111', '2a01:4f8::1'])
      expect(isPublicAddress(text), text).toBe(true);
  });
});

describe('a request', () => {
  const seen: string[] = [];
  const server = createServer((request, reply) => {
    seen.push(request.url ?? '');
    if (request.url === '/away') reply.writeHead(302, { location: 'http://127.0.0.2:1/x' }).end();
    else if (request.url === '/here') reply.writeHead(302, { location: '/answer' }).end();
    else if (request.url === '/loop') reply.writeHead(302, { location: '/loop' }).end();
    else if (request.url === '/large') reply.end(Buffer.alloc(3000));
    else reply.setHeader('content-type', 'text/plain').end('yes');
  });
  let host = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const ask = (path: string, more: object = {}) =>
    requestOutside(
      { url: `http://${host}${path}`, ...more },
      { hosts: new Set([host]), privateHosts: new Set([host]) },
    );

  it('reaches a host that is named and allowed, follows it on itself, and no further', async () => {
    const answer = await ask('/answer');
    expect([answer.status, answer.type, answer.body.toString()]).toEqual([200, 'text/plain', 'yes']);
    expect((await ask('/here')).body.toString()).toBe('yes');
    expect(await codeOf(ask('/away'))).toBe('outbound.redirect');
    expect(await codeOf(ask('/loop'))).toBe('outbound.failed');
    expect(await codeOf(ask('/large', { most: 2000 }))).toBe('outbound.too-large');
    expect((await ask('/large', { most: 3000 })).body).toHaveLength(3000);
  });

  it('does not leave for a name that leads inside, another host, another protocol or with a password', async () => {
    const before = seen.length;
    const only = { hosts: new Set([host]), privateHosts: new Set<string>() };
    expect(await codeOf(requestOutside({ url: `https://${host}/x` }, only))).toBe('outbound.private');
    expect(await codeOf(requestOutside({ url: `http://${host}/x` }, only))).toBe('outbound.not-allowed');
    const all = { hosts: new Set([host]), privateHosts: new Set([host]) };
    for (const url of [`http://a:b@${host}/`, 'http://localhost:1/', `ftp://${host}/`, 'file:///etc/passwd', 'x', ''])
      expect(await codeOf(requestOutside({ url }, all)), url).toBe('outbound.not-allowed');
    expect(seen.length).toBe(before);
  });

  it('says of a server that is away that it does not answer', async () => {
    const gone = 'localhost:1';
    const asked = requestOutside({ url: `http://${gone}/` }, { hosts: new Set([gone]), privateHosts: new Set([gone]) });
    expect(await codeOf(asked)).toBe('outbound.failed');
  });
});

it('hosts are those of the addresses in settings, and what the operator lists', () => {
  const settings = {
    geocoder: { url: 'https://photon.example:8443/api' },
    tiles: [{ url: 'https://t.example/{z}/{x}/{y}.png' }],
    note: 'http',
  };
  expect([...namedHosts(settings)]).toEqual(['photon.example:8443', 't.example']);
  expect([...(hostsOfList(' Tiles.internal:8080, [::1]:80 ') ?? [])]).toEqual(['tiles.internal:8080', '[::1]:80']);
  expect(hostsOfList('http://x')).toBeNull();
  expect(() => readConfig({ LEITWERK_PRIVATE_HOSTS: 'http://x' })).toThrow('LEITWERK_PRIVATE_HOSTS');
});

it('turns of one host are apart, and too many are sent away', async () => {
  await waitForTurn('slow.example', 60_000);
  expect(await codeOf(waitForTurn('slow.example', 60_000))).toBe('outbound.busy');
  expect(await codeOf(waitForTurn('other.example', 60_000))).toBe('done');
});
