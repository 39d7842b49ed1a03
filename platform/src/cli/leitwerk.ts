import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ReadDocument } from '@leitwerk/metadata/node/load';
import { readDocuments } from '@leitwerk/metadata/node/load';
import { SHORTEST_PASSWORD } from '@leitwerk/metadata/wire';
import type { WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import { Command } from 'commander';
import sql from 'sql-template-tag';
import { packDefinitions } from '../archive/configuration-archive.ts';
import { readConfig, StartError } from '../config.ts';
import { messageOf } from '../messages.ts';
import { findIssues } from '../model/find-issues.ts';
import type { SourceDocument } from '../model/model-store.ts';
import { readNewestVersion } from '../model/model-store.ts';
import { compileRuntimeModel } from '../model/runtime-model.ts';
import type { Refusal } from '../refusal.ts';
import { Refused } from '../refusal.ts';
import { isTokenScope, SYSTEM_ACTOR } from '../rights/actor.ts';
import { administratorRoles } from '../rights/administrators.ts';
import { makeContext } from '../rights/context.ts';
import { createApiToken } from '../session/api-tokens.ts';
import { createUser } from '../session/create-user.ts';
import { hashPassword } from '../session/passwords.ts';
import { setPassword } from '../session/set-password.ts';
import type { Database } from '../storage/database.ts';
import { openDatabase } from '../storage/database.ts';
import { startEmbeddedPostgres } from '../storage/start-embedded-postgres.ts';
import type { Connection } from './ask-server.ts';
import { askServer } from './ask-server.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addCallCommand } from './call-command.ts';
import { addClientCommand } from './client-command.ts';
import { addDraftCommands } from './draft-commands.ts';
import { Exit } from './exit.ts';
import { failureLines } from './failure-lines.ts';
import { addFilesCommand } from './files-command.ts';
import { addManualCommand } from './manual-command.ts';
import { projectVersion } from './project-version.ts';
import { isArchive, readFolderOrArchive } from './read-folder-or-archive.ts';
import { addTestCommand } from './test-command.ts';

type Options = Connection & {
  readonly json?: boolean;
  readonly note?: string;
  readonly confirm?: string;
  readonly allowFailingScenarios?: boolean;
};

const language = process.env['LANG']?.startsWith('de') ? 'de' : 'en';
const print = (text: string): void => console.log(text);

const program = new Command('leitwerk')
  .description('Check, compare, try and publish definitions; look after users; back up and restore')
  .showHelpAfterError()
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

const remote = (command: Command): Command =>
  command
    .option('--url <url>', 'address of the server', process.env['LEITWERK_URL'] ?? 'http://127.0.0.1:3000')
    .option('--token <token>', 'API token; definitions need the scope metadata', process.env['LEITWERK_TOKEN'])
    .option('--json', 'machine-readable output');

program
  .command('validate <folder>')
  .description('find what is wrong with the definitions in a folder; needs no server')
  .option('--json', 'machine-readable output')
  .action(async (folder: string, options: Options) => {
    const { documents, issues } = await read(folder);
    if (options.json) print(JSON.stringify({ issues: worded(issues) }));
    else for (const issue of issues) print(lineOf(issue));
    const errors = issues.filter(isError);
    if (errors.length > 0) throw new Exit(1, `${errors.length} errors in ${documents.length} definitions`);
    if (!options.json) print(`${documents.length} definitions, no errors`);
  });

type Plan = {
  readonly checksum: string;
  readonly unchanged: boolean;
  readonly changes: readonly { readonly text: string }[];
  readonly risks: readonly Risk[];
  readonly refused: readonly Risk[];
  readonly scenarios: WireScenarioReport | null;
};
type Risk = {
  readonly message: string;
  readonly entity: string;
  readonly field: string;
  readonly samples: readonly { readonly id: string; readonly title: string | null }[];
};

remote(
  program
    .command('diff <folder>')
    .description('what is different from the running server; exit code 1 when something is'),
).action(async (folder: string, options: Options) => {
  const plan = await askServer<Plan>(options, 'POST', '/api/metadata/plan', { documents: await readChecked(folder) });
  if (options.json) print(JSON.stringify(plan.changes));
  else for (const change of plan.changes) print(change.text);
  if (!plan.unchanged) throw new Exit(1, `${plan.changes.length} differences`);
});

remote(
  program
    .command('plan <folder>')
    .description('what publishing would do, which records stand against it and which scenarios would fail'),
).action(async (folder: string, options: Options) => {
  const plan = await askServer<Plan>(options, 'POST', '/api/metadata/plan', { documents: await readChecked(folder) });
  if (options.json) return print(JSON.stringify(plan));
  printPlan(plan);
});

remote(program.command('apply <folder>').description('publish the definitions of a folder'))
  .option('--note <text>', 'why; kept with the version')
  .option('--confirm <checksum>', 'accept the risks of the plan with this checksum')
  .option('--allow-failing-scenarios', 'publish although scenarios fail')
  .action(async (folder: string, options: Options) => {
    const body = {
      documents: await readChecked(folder),
      note: options.note ?? '',
      ...(options.confirm && { confirm: options.confirm }),
      ...(options.allowFailingScenarios && { allowFailingScenarios: true }),
    };
    const done = await askServer<Pick<Plan, 'changes' | 'scenarios'> & { version: number }>(
      options,
      'POST',
      '/api/metadata/publish',
      body,
    );
    if (options.json) return print(JSON.stringify(done));
    for (const change of done.changes) print(change.text);
    printScenarios(done.scenarios);
    print(
      done.changes.length === 0 ? `nothing to do, version ${done.version} is live` : `version ${done.version} is live`,
    );
  });

remote(
  program
    .command('export <folder>')
    .description('write the live definitions into a folder, or into an archive: <name>.zip'),
)
  .option('--prune', 'remove files of definitions that are not live any more')
  .action(async (folder: string, options: Options & { prune?: boolean }) => {
    const { version, documents } = await askServer<{ version: number; documents: readonly ReadDocument[] }>(
      options,
      'GET',
      '/api/metadata/export',
    );
    const target = resolve(folder);
    if (isArchive(target)) {
      if (options.prune) throw new Exit(2, '--prune is for folders: an archive is written anew');
      await writeFile(target, await packDefinitions(documents as readonly SourceDocument[]));
      if (options.json) return print(JSON.stringify({ version, files: documents.length, others: [] }));
      return print(`${documents.length} definitions of version ${version} written to ${folder}`);
    }
    for (const { file, document } of documents) {
      const path = resolve(target, file);
      if (!path.startsWith(`${target}/`)) throw new Exit(1, `${file} lies outside of the folder`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);
    }
    const live = new Set(documents.map(({ file }) => file));
    const others = (await readDocuments(target)).documents.map(({ file }) => file).filter((file) => !live.has(file));
    if (options.prune) for (const file of others) await rm(resolve(target, file));
    if (options.json) return print(JSON.stringify({ version, files: documents.length, others }));
    for (const file of others) print(`${file} is not live${options.prune ? ', removed' : '; --prune removes it'}`);
    print(`${documents.length} definitions of version ${version} written to ${folder}`);
  });

const user = program
  .command('user')
  .description('users, on the database itself (DATABASE_URL, or the data folder of a server that is stopped)');

user
  .command('create <email>')
  .description('a user with a password read from the standard input')
  .requiredOption('--name <name>', 'as others see it')
  .option('--roles <roles>', 'ids of roles, comma between; the administrator role when absent')
  .action((email: string, options: { name: string; roles?: string }) =>
    onDatabase(async (database) => {
      const { version, documents } = await readNewestVersion(database);
      const model = compileRuntimeModel(
        version,
        documents.map((one) => one.document),
      );
      const passwordHash = await hashPassword(await readPassword());
      await createUser(database, makeContext(model, SYSTEM_ACTOR, null), {
        email,
        name: options.name,
        roles: options.roles?.split(',') ?? administratorRoles(model.definitions).slice(0, 1),
        language: 'de',
        passwordHash,
      });
      print(`${email} can sign in`);
    }),
  );

user
  .command('password <email>')
  .description('a new password, read from the standard input; ends all sessions')
  .action((email: string) =>
    onDatabase(async (database) => {
      const id = await userId(database, email);
      const hash = await hashPassword(await readPassword());
      await database.transaction((tx) => setPassword(tx, id, hash, null));
      print(`${email} has a new password`);
    }),
  );

user
  .command('token <email>')
  .description('a personal API token')
  .option('--name <name>', 'what it is for', 'command line')
  .option(
    '--scopes <scopes>',
    'read, write, metadata, read:<entity>, write:<entity>, call:<module.verb>; comma between',
    'read,write,metadata',
  )
  .action((email: string, options: { name: string; scopes: string }) =>
    onDatabase(async (database) => {
      const scopes = options.scopes.split(',').map((scope) => {
        if (isTokenScope(scope)) return scope;
        throw new Exit(
          2,
          `${scope} is no scope; possible are read, write, metadata, read:<entity>, write:<entity>, call:<module.verb>`,
        );
      });
      const { token } = await createApiToken(database, await userId(database, email), {
        name: options.name,
        scopes,
        expiresAt: null,
      });
      print(token);
    }),
  );

addBackupCommands(program);
addCallCommand(program, remote);
addClientCommand(program, remote);
addFilesCommand(program, remote);
addManualCommand(program, remote);
addTestCommand(program, language, readChecked);
addDraftCommands(program, remote, readChecked);

const isError = (issue: Issue): boolean => issue.severity !== 'warning';
const lineOf = (issue: Issue): string =>
  `${issue.file ?? ''}${issue.path ? `: ${issue.path}` : ''}: ${isError(issue) ? '' : 'warning: '}${messageOf(issue, language)}`;
const worded = (issues: readonly Issue[]) => issues.map((issue) => ({ ...issue, message: messageOf(issue, language) }));

const refusalInWords = (refusal: Refusal): string =>
  [refusal, ...(refusal.issues ?? [])].map((one) => messageOf(one, language)).join('\n');

async function read(
  folder: string,
): Promise<{ readonly documents: readonly ReadDocument[]; readonly issues: readonly Issue[] }> {
  const found = await readFolderOrArchive(resolve(folder));
  if (found.documents.length === 0 && found.issues.length === 0)
    throw new Exit(2, `${folder} has neither app.json nor definitions/`);
  const issues = found.issues.length > 0 ? found.issues : await findIssues(found.documents);
  return { documents: found.documents, issues };
}

async function readChecked(folder: string): Promise<readonly ReadDocument[]> {
  const { documents, issues } = await read(folder);
  const errors = issues.filter(isError);
  if (errors.length > 0) throw new Exit(1, errors.map(lineOf).join('\n'));
  return documents;
}

function printPlan(plan: Plan): void {
  if (plan.unchanged) return print('nothing would change');
  for (const change of plan.changes) print(change.text);
  for (const risk of [...plan.risks, ...plan.refused]) {
    print(`! ${risk.entity}: ${risk.message}`);
    for (const sample of risk.samples) print(`    ${sample.id} ${sample.title ?? ''}`);
  }
  if (plan.refused.length > 0) print('These records have to be put right before this can be published.');
  else if (plan.risks.length > 0) print(`Publish with --confirm ${plan.checksum} to accept this.`);
  printScenarios(plan.scenarios);
}

function printScenarios(report: WireScenarioReport | null): void {
  for (const line of report?.failed.flatMap(failureLines) ?? []) print(line);
  for (const { id, reason } of report?.notRun ?? []) print(`- ${id}: ${reason}`);
}

async function onDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const config = readConfig({ ...process.env, LEITWERK_DEMO: '0' });
  const embedded = config.databaseUrl === null ? await startEmbeddedPostgres({ dataFolder: config.dataFolder }) : null;
  const database = openDatabase(config.databaseUrl ?? embedded?.url ?? '');
  try {
    await work(database);
  } finally {
    await database.close();
    await embedded?.stop();
  }
}

async function userId(database: Database, email: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    sql`select id from data."user" where email = ${email.trim().toLowerCase()} and deleted_at is null`,
  );
  if (!row) throw new Exit(1, `there is no user ${email}`);
  return row.id;
}

/** From the standard input, so that it is in no list of processes and no history of a shell. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password: ');
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  const password = text.split('\n')[0] ?? '';
  if (password.length < SHORTEST_PASSWORD)
    throw new Exit(2, `the password needs at least ${SHORTEST_PASSWORD} characters`);
  return password;
}

try {
  await program.version(await projectVersion()).parseAsync();
  process.exit(0);
} catch (error) {
  const code = error instanceof Exit ? error.code : error instanceof Refused ? 1 : 2;
  if (error instanceof Refused) console.error(refusalInWords(error.refusal));
  else console.error(error instanceof Exit || error instanceof StartError ? error.message : error);
  process.exit(code);
}
