import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from './testing/device.ts';
import { makeDevice } from './testing/device.ts';
import type { LitmusDoor } from './testing/litmus-door.ts';
import { openLitmusDoor } from './testing/litmus-door.ts';

const hasLitmus = spawnSync('litmus', ['--version']).status === 0;
/** A busy machine takes its time for each of some fifty requests. */
const PATIENCE_MS = 300_000;

/**
 * What of RFC 4918 a calendar has to do with, by suite of litmus. Its other suites are about what is not offered here and is not claimed
 * either: copying and moving (`copymove`), locks (`locks`, class 2).
 */
const APPLIES = {
  basic: [
    'init',
    'begin',
    'options',
    'put_get',
    'put_get_utf8_segment',
    'put_no_parent',
    'mkcol_over_plain',
    'delete',
    'delete_null',
    'mkcol_no_parent',
    'finish',
  ],
  http: ['init', 'begin', 'expect100', 'finish'],
  props: [
    'init',
    'begin',
    'propfind_invalid',
    'propfind_invalid2',
    'propfind_d0',
    'propinit',
    'propextended',
    'propwformed',
    'propcleanup',
    'finish',
  ],
} as const;

// A machine without litmus says so; CI installs it.
describe.skipIf(!hasLitmus)(`litmus${hasLitmus ? '' : ' (skipped: no litmus)'}`, () => {
  let server: TestServer;
  let device: Device;
  let door: LitmusDoor;
  let folder: string;

  beforeAll(async () => {
    server = await startTestServer(undefined, undefined, false);
    const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    device = await makeDevice(server, url, 'sales@example.com');
    door = await openLitmusDoor(url, `${device.home}/calendars/appointments/`);
    folder = mkdtempSync(join(tmpdir(), 'litmus-'));
  });
  afterAll(async () => {
    await door.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['basic', 'http', 'props'] as const)(
    'finds nothing wrong in what applies of its suite %s',
    async (suite) => {
      const litmus = spawn('litmus', ['-k', door.url, device.email, device.password], {
        // It writes what was said over the line into a file beside it.
        cwd: folder,
        env: { ...process.env, TESTS: suite },
      });
      const [said] = await Promise.all([text(litmus.stdout), text(litmus.stderr)]);
      const results = resultsOf(said);
      for (const name of APPLIES[suite]) expect(results.get(name), `${name}\n${said}`).toBe('pass');
    },
    PATIENCE_MS,
  );
});

/** By name of the test. A test with warnings has its result on a line below. */
function resultsOf(said: string): ReadonlyMap<string, string> {
  const results = new Map<string, string>();
  let name = '';
  for (const line of said.split(/[\r\n]+/)) {
    name = /^\s*\d+\. (\w+)\./.exec(line)?.[1] ?? name;
    const result = /\.{2} (pass|FAIL|SKIPPED)/.exec(line)?.[1];
    if (result) results.set(name, result);
  }
  return results;
}
