import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { noteBackup } from '../backup/last-backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { BackupError } from '../backup/manifest.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { readConfig } from '../config.ts';
import type { Erasure } from '../privacy/erasures.ts';
import { erasuresOf, readErasures } from '../privacy/erasures.ts';
import { openSession } from '../storage/database.ts';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../storage/start-embedded-postgres.ts';
import { Exit } from './exit.ts';
import { projectVersion } from './project-version.ts';

type Options = { readonly json?: boolean; readonly replace?: boolean; readonly erasures?: string };

/** `backup`, `restore` and `erasures`, on the database itself. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup <file>')
    .description('save definitions, records, files, history and users of a database, also while its server runs')
    .option('--json', 'machine-readable output')
    .action(async (file: string, { json }: Options) => {
      const manifest = await onAddress(true, async (url) => {
        const written = await writeBackup(url, resolve(file), await projectVersion());
        await noteIn(url, written.createdAt);
        return written;
      });
      const { size } = await stat(file);
      report(manifest, json, file, size, `saved in ${file} (${(size / 1e6).toFixed(1)} MB)`);
    });

  program
    .command('restore <file>')
    .description('bring a database to what a backup holds; its server must be stopped')
    .option('--replace', 'remove the records that are there for good')
    .option('--erasures <file>', 'erase once more what this list of `erasures` names')
    .option('--json', 'machine-readable output')
    .action(async (file: string, { json, replace = false, erasures: list }: Options) => {
      const erasures = list === undefined ? [] : await readList(list);
      const manifest = await onAddress(false, (url) => restoreBackup(url, resolve(file), { replace, erasures }));
      const { size } = await stat(file);
      report(manifest, json, file, size, `restored from ${file}, saved at ${manifest.createdAt}`);
      if (!json && manifest.erasedAgain > 0)
        console.log(`${manifest.erasedAgain} erased since then: erased once more as soon as a server works on it`);
    });

  program
    .command('erasures')
    .description(
      'list whose data were erased, a line of JSON each; kept apart from backups it keeps a restore from undoing that',
    )
    .action(async () => {
      const erasures = await onAddress(true, async (url) => {
        const session = await openSession(url, 'leitwerk-erasures');
        try {
          return await readErasures(session);
        } finally {
          await session.close();
        }
      });
      for (const one of erasures) console.log(JSON.stringify(one));
    });
}

async function readList(file: string): Promise<readonly Erasure[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw readable(error);
  });
  const erasures = erasuresOf(text);
  if (typeof erasures === 'number') throw new Exit(1, `${file}: line ${erasures} is none of \`npx leitwerk erasures\``);
  return erasures;
}

/** The server tells people how old the last backup is. */
async function noteIn(url: string, at: string): Promise<void> {
  const session = await openSession(url, 'leitwerk-backup');
  try {
    await noteBackup(session, at);
  } finally {
    await session.close();
  }
}

function report(
  manifest: Manifest & { readonly erasedAgain?: number },
  json: boolean | undefined,
  file: string,
  bytes: number,
  what: string,
): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const { createdAt, modelVersion, projectVersion, postgresVersion, erasedAgain } = manifest;
  const summary = { file, bytes, createdAt, modelVersion, projectVersion, postgresVersion, erasedAgain };
  console.log(
    json
      ? JSON.stringify({ ...summary, tables: manifest.tables.length, rows })
      : `${rows} rows of ${manifest.tables.length} tables, definitions of version ${modelVersion}: ${what}`,
  );
}

/** @param running whether the database of a running server will do */
async function onAddress<Result>(running: boolean, work: (url: string) => Promise<Result>): Promise<Result> {
  const config = readConfig({ ...process.env, LEITWERK_DEMO: '0' });
  const found = config.databaseUrl ?? (running ? await findEmbeddedPostgres(config.dataFolder) : null);
  const embedded = found === null ? await startEmbeddedPostgres({ dataFolder: config.dataFolder }) : null;
  try {
    return await work(found ?? embedded?.url ?? '');
  } catch (error) {
    throw readable(error);
  } finally {
    await embedded?.stop();
  }
}

function readable(error: unknown): unknown {
  if (error instanceof BackupError) return new Exit(1, error.message);
  const { code, message, syscall } = error as { code?: unknown; message?: unknown; syscall?: unknown };
  if (syscall === 'connect' || /^(08|28|3D)/.test(String(code)))
    return new Exit(2, `the database of DATABASE_URL cannot be reached: ${String(message || code)}`);
  return typeof syscall === 'string' ? new Exit(2, String(message)) : error;
}
