import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:https';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { certificateOf } from './certificate.ts';
import type { HttpsConnection } from './connection.ts';
import { openHttps } from './open-https.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const context = { lineTo: () => ({ isPrivate: true }) } as unknown as Parameters<typeof openHttps>[2];

describe.skipIf(!hasOpenssl)(`signing in with a certificate${hasOpenssl ? '' : ' (skipped: no openssl)'}`, () => {
  let server: Server;
  let address = '';
  let own = '';
  let other = '';
  const trusted = getCACertificates('default');
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leitwerk-tls-'));
    const make = (name: string) => {
      const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
      const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
      const says = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
      spawnSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...says]);
      return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    };
    const [peer, client, stranger] = [make('peer'), make('client'), make('stranger')];
    rmSync(folder, { recursive: true });
    own = client.cert + client.key;
    other = stranger.cert + stranger.key;
    setDefaultCACertificates([...trusted, peer.cert]);
    const asks = { requestCert: true, rejectUnauthorized: true, ca: client.cert };
    server = createServer({ key: peer.key, cert: peer.cert, ...asks }, (_request, response) =>
      response.end('Nr.\n1\n'),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/out`;
  });
  afterAll(() => {
    setDefaultCACertificates(trusted);
    server?.close();
  });
  afterEach(() => vi.useRealTimers());

  async function read(signIn: HttpsConnection['signIn']): Promise<string> {
    const place = await openHttps({ kind: 'https', address, signIn }, 'a.csv', context);
    try {
      let text = '';
      for await (const piece of place.read('', 'a.csv')) text += String(piece);
      return text;
    } finally {
      await place.close();
    }
  }

  it('reaches a server that asks for one, and nobody else does', async () => {
    expect(await read(certificateOf(own, null))).toBe('Nr.\n1\n');
    await expect(read({ type: 'none' })).rejects.toMatchObject({ issues: [{ code: 'exchange.away' }] });
    await expect(read(certificateOf(other, null))).rejects.toMatchObject({ issues: [{ code: 'exchange.away' }] });
  });

  it('is refused before it is kept when it is none, when its key is another one, or when it has ended', () => {
    const codeOf = (pem: string): string => {
      try {
        certificateOf(pem, null);
        return 'kept';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const [certificate = ''] = own.split('-----BEGIN PRIVATE KEY');
    const key = other.slice(other.indexOf('-----BEGIN PRIVATE KEY'));
    for (const pem of ['no PEM', certificate, certificate + key, key])
      expect(codeOf(pem), pem.slice(0, 40)).toBe('exchange.no-certificate');
    expect(codeOf(own)).toBe('kept');
    vi.useFakeTimers({ now: new Date('2100-01-01') });
    expect(codeOf(own)).toBe('exchange.no-certificate');
  });
});
