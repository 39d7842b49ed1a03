import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadDocument } from '@leitwerk/metadata/node/load';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireCovered, WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import type { Command } from 'commander';
import type { SourceDocument } from '../model/model-store.ts';
import { publishModel } from '../model/publish-model.ts';
import { compileRuntimeModel } from '../model/runtime-model.ts';
import { loadModules } from '../module/load-modules.ts';
import { moduleNamesOf } from '../module/module-definitions.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import { describeReport } from '../scenario/describe-report.ts';
import { runScenarios } from '../scenario/run-scenarios.ts';
import { openDatabase } from '../storage/database.ts';
import { startEmbeddedPostgres } from '../storage/start-embedded-postgres.ts';
import { ensureSystemUser, migrateSystemTables } from '../storage/system-tables.ts';
import { askServer } from './ask-server.ts';
import { Exit } from './exit.ts';
import { failureLines } from './failure-lines.ts';

type Options = { readonly url?: string; readonly token?: string; readonly only?: string; readonly json?: boolean };

/** `test`: plays scenarios, on a database of its own that is thrown away, or on a running server, where nothing of them stays. */
export function addTestCommand(
  program: Command,
  language: Language,
  readChecked: (folder: string) => Promise<readonly ReadDocument[]>,
): void {
  program
    .command('test [folder]')
    .description(
      'play the scenarios of a folder, or without one those that are live on a server; nothing of them stays',
    )
    .option('--url <url>', 'on this server; without it on a database of its own that is thrown away')
    .option('--token <token>', 'API token with the scope metadata, for a server', process.env['LEITWERK_TOKEN'])
    .option('--only <ids>', 'ids of scenarios, comma between')
    .option('--json', 'machine-readable output')
    .action(async (folder: string | undefined, { url, token, only: names, json }: Options) => {
      if (folder === undefined && url === undefined) throw new Exit(2, 'a folder is needed, or a server: --url');
      const documents = folder === undefined ? undefined : await readChecked(folder);
      const only = names?.split(',');
      const report =
        url === undefined
          ? await playHere(documents ?? [], only, language)
          : await askServer<WireScenarioReport>(
              { url, ...(token && { token }) },
              'POST',
              '/api/metadata/scenarios/run',
              { ...(documents && { documents }), ...(only && { only }) },
            );
      if (json) console.log(JSON.stringify(report));
      else for (const line of linesOf(report)) console.log(line);
      const { failed, notRun } = report;
      if (failed.length + notRun.length > 0)
        throw new Exit(1, `${failed.length} scenarios failed, ${notRun.length} were not played`);
    });
}

/** Without base records and people: a scenario brings what it needs. */
async function playHere(
  given: readonly ReadDocument[],
  only: readonly string[] | undefined,
  language: Language,
): Promise<WireScenarioReport> {
  const documents = given as readonly SourceDocument[];
  const definitions = documents.map(({ document }) => document);
  const unknown = only?.find((id) => !definitions.some((one) => one.kind === 'scenario' && one.id === id));
  if (unknown !== undefined) throw new Exit(2, `there is no scenario ${unknown}`);
  const dataFolder = await mkdtemp(join(tmpdir(), 'leitwerk-scenarios-'));
  const postgres = await startEmbeddedPostgres({ dataFolder, durable: false });
  const database = openDatabase(postgres.url);
  try {
    await migrateSystemTables(database);
    const { version } = await publishModel(database, { documents, note: '', author: SYSTEM_USER_ID });
    await ensureSystemUser(database);
    const model = compileRuntimeModel(version, definitions, await loadModules(moduleNamesOf(definitions)));
    return describeReport(await runScenarios(database, model, only ? { only } : {}), language);
  } finally {
    await database.close();
    await postgres.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The report in lines: what failed, what was not played, what no scenario touches. */
const linesOf = ({ passed, failed, notRun, coverage }: WireScenarioReport): readonly string[] => [
  ...failed.flatMap(failureLines),
  ...notRun.map(({ id, reason }) => `- ${id}: ${reason}`),
  ...coverage.filter(({ missing }) => missing.length > 0).map(coverageLine),
  `${passed} scenarios passed, ${failed.length} failed, ${notRun.length} not played`,
];

const coverageLine = ({ kind, id, what, all, missing }: WireCovered): string =>
  what === 'forms'
    ? `  untouched: form ${id}`
    : `  untouched: ${kind} ${id}, ${missing.length} of ${all} ${what}: ${missing.join(', ')}`;
