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

it('touches every state and transition of every status and workflow of the seed', () => {
  const untouched = report.coverage
    .filter(({ what }) => what === 'states' || what === 'transitions')
    .flatMap(({ kind, id, what, missing }) => missing.map((one) => `${kind} ${id} ${what} ${one}`));
  expect(untouched).toEqual([]);
});
