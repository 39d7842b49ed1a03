import { afterAll, beforeAll, expect, it } from 'vitest';
import { messageOf } from '../messages.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import type { ScenarioReport } from './run-scenarios.ts';
import { runScenarios } from './run-scenarios.ts';

let server: TestServer;
let report: ScenarioReport;
beforeAll(async () => {
  server = await startTestServer();
  report = await runScenarios(server.database, server.runtime.models.current());
});
afterAll(() => server.close());

it('plays every scenario of the seed, and each goes as it should', () => {
  const failures = report.results.flatMap(({ id, failure }) =>
    failure
      ? [
          `${id}: ${failure.scenario} ${failure.part}.${failure.index} ${failure.step}: ${failure.issues
            .map((issue) => `${issue.path} ${messageOf(issue, 'en')}`)
            .join('; ')}`,
        ]
      : [],
  );
  expect(failures).toEqual([]);
  expect(report.notRun).toEqual([]);
});

/** What cannot be come to in a sandbox. */
const OUT_OF_REACH: ReadonlySet<string> = new Set([
  // A block is marked by a run of the blacklist, and what is blocked already cannot be signed.
  'workflow contract-conclusion states open.blocked',
  'workflow contract-conclusion transitions open.check always.0',
  'workflow contract-conclusion transitions open.blocked on.record.updated.0',
  'workflow contract-conclusion transitions open.blocked on.give-up.0',
]);

it('touches every state and transition of every status and workflow of the seed', () => {
  const untouched = report.coverage
    .filter(({ what }) => what === 'states' || what === 'transitions')
    .flatMap(({ kind, id, what, missing }) => missing.map((one) => `${kind} ${id} ${what} ${one}`));
  expect(untouched.filter((one) => !OUT_OF_REACH.has(one))).toEqual([]);
  expect([...OUT_OF_REACH].filter((one) => !untouched.includes(one))).toEqual([]);
});
