import { readDocuments } from '@leitwerk/metadata/node/load';
import sql, { raw } from 'sql-template-tag';
import { StartError } from '../config.ts';
import { messageOf } from '../messages.ts';
import { readNewestVersion } from '../model/model-store.ts';
import { checkDocuments, publishModel } from '../model/publish-model.ts';
import { compileRuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { Database } from '../storage/database.ts';
import { ensureSystemUser } from '../storage/system-tables.ts';
import { loadSeed } from './load-seed.ts';

type State = { readonly state: 'loading' | 'done' };

const INSTALL_LOCK = 7_301_004;

/** On an empty database: publishes the seed's definitions and loads its records. A start that was killed meanwhile begins anew. */
export async function installSeed(
  database: Database,
  folder: string,
  options: { readonly demo: boolean; readonly onProgress: (text: string) => void },
): Promise<void> {
  // Held on a connection of its own while the records are loaded; a second process waits here.
  await database.transaction(async (tx) => {
    await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
    await tx.query(sql`select pg_advisory_xact_lock(${INSTALL_LOCK})`);
    const [row] = await tx.query<{ value: State }>(sql`select value from leitwerk.setting where key = 'seed'`);
    if (row?.value.state === 'done') return;
    const { version } = await readNewestVersion(database);
    if (row) await removeHalfLoaded(database);
    await database.query(
      sql`insert into leitwerk.setting (key, value) values ('seed', '{"state":"loading"}') on conflict (key) do nothing`,
    );
    if (version === 0) await publishSeed(database, folder);
    await ensureSystemUser(database);
    const newest = await readNewestVersion(database);
    await loadSeed(
      database,
      compileRuntimeModel(
        newest.version,
        newest.documents.map((one) => one.document),
      ),
      folder,
      options,
    );
    await database.query(sql`update leitwerk.setting set value = '{"state":"done"}' where key = 'seed'`);
  });
}

async function publishSeed(database: Database, folder: string): Promise<void> {
  const read = await readDocuments(folder);
  const { documents, issues } = checkDocuments(read.documents);
  const wrong = [...read.issues, ...issues].find((issue) => issue.severity !== 'warning');
  if (wrong)
    throw new StartError(`the seed has an error in ${wrong.file ?? ''} at ${wrong.path}: ${messageOf(wrong, 'en')}`);
  await publishModel(database, { documents, note: 'Seed', author: SYSTEM_USER_ID });
}

/** Records of a first start that did not get to its end. Nobody can have signed in by then. */
async function removeHalfLoaded(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'data'`);
  const system = [
    'leitwerk.history',
    'leitwerk.stay',
    'leitwerk.outbox',
    'leitwerk.numbering_counter',
    'leitwerk.credential',
    'leitwerk.file',
  ];
  await database.query(sql`truncate ${raw([...tables.map((table) => table.name), ...system].join(', '))} cascade`);
}
