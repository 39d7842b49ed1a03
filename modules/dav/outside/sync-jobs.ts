import { ActionRefused } from '@leitwerk/platform/module/module';
import type { DavReach } from '@leitwerk/platform/module/module-dav';
import type { InNameOf, ModuleJob } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import { secretWithToken } from '@leitwerk/platform/module/sign-in/secret-with-token';
import { collectionsOf } from '../collections.ts';
import type { OutsideServer } from './ask-server.ts';
import { openServer } from './ask-server.ts';
import type { Connection, OutsideCollection } from './outside.ts';
import { ACCOUNT, COLLECTION, isOut, MODULE, SYNC_JOB } from './outside.ts';
import { outsideIssue } from './outside-issue.ts';
import { reasonFrom, reasonOf } from './reason-of.ts';
import { listCollections } from './remote.ts';
import { syncCollection } from './sync-collection.ts';

type Row = Readonly<Record<string, unknown>>;

/** One piece of a sync; what is left goes on in the next. */
const PIECE_MS = 20_000;
/** One that fails is left alone for longer each time. */
const LONGEST_PAUSE_MINUTES = 60;
const PAUSE_MINUTES = 2;

/** Begins the sync of every account whose turn it is. */
export const lookJob: ModuleJob = {
  label: { de: 'Konten auf anderen Servern ansehen', en: 'Look at accounts on other servers' },
  everyMinute: true,
  run: async (_key, context) => {
    const now = Date.now();
    for await (const { id, failures, triedAt } of readAll(ACCOUNT, {}, ['failures', 'triedAt'], context)) {
      const pause =
        Math.min(LONGEST_PAUSE_MINUTES, PAUSE_MINUTES ** (1 + Math.min(10, Number(failures ?? 0)))) * 60_000;
      if (triedAt === null || Date.parse(String(triedAt)) + pause <= now) await context.startJob(SYNC_JOB, String(id));
    }
  },
};

/** Keeps an account's collections in step, a piece of work at a time. What keeps it from that is said at the account. */
export const syncJob: ModuleJob = {
  label: { de: 'Konto auf einem anderen Server abgleichen', en: 'Sync an account on another server' },
  run: async (id, context, _inRoles, inNameOf) => {
    const { items } = await context.list(ACCOUNT, { filter: { id }, limit: 1 });
    const [account] = items;
    if (!account) return;
    const triedAt = new Date().toISOString();
    const note = (values: Row) =>
      context.write([{ action: 'update', entity: ACCOUNT, id, values: { ...values, triedAt } }]);
    try {
      const hasMore = await syncAccount(account, context, inNameOf);
      const state = hasMore ? { state: 'syncing' } : await stateOf(id, context);
      await note({ ...state, problem: null, words: null, failures: 0 });
      if (hasMore) await context.startJob(SYNC_JOB, id);
    } catch (error) {
      const reason = reasonOf(error, context);
      const words = reason ?? reasonFrom([outsideIssue('', 'dav.outside-fault')], context);
      const language = (await inNameOf(String(account['owner'])))?.actor.language ?? 'de';
      await note({
        state: 'failing',
        problem: words[language],
        words,
        failures: Number(account['failures'] ?? 0) + 1,
      });
      // A fault of the program is not the server's: it is to be seen among the failed jobs.
      if (reason === null) throw error;
    }
  },
};

/** @returns whether there is more to do at once */
async function syncAccount(account: Row, context: ModuleContext, inNameOf: InNameOf): Promise<boolean> {
  const id = String(account['id']);
  const connection = await secretWithToken<Connection>(MODULE, id, context);
  if (connection === null) throw new ActionRefused([outsideIssue('password', 'dav.outside-no-sign-in')]);
  const reach = await inNameOf(String(account['owner']));
  if (!reach) throw new ActionRefused([outsideIssue('owner', 'dav.outside-inactive')]);
  const server = openServer(connection, context);
  try {
    return await syncAll(account, connection, server, reach, context);
  } finally {
    await server.close();
  }
}

async function syncAll(
  account: Row,
  connection: Connection,
  server: OutsideServer,
  reach: DavReach,
  context: ModuleContext,
): Promise<boolean> {
  const until = Date.now() + PIECE_MS;
  const here = await collectionsOf(reach);
  const own = await readCollections({ owner: account['owner'] }, context);
  const known = own.filter((one) => one.account === account['id']);
  await bringCollections(account, known, here, { connection, server, context });
  let firstError: unknown = null;
  for (const outside of known) {
    if (outside.direction === 'none') continue;
    if (Date.now() > until) {
      // What fails waits until its next turn, however much more there is to do.
      if (firstError !== null) break;
      return true;
    }
    const collection = here.find((one) => one.name === outside.here);
    if (!collection) throw new ActionRefused([outsideIssue('here', 'dav.outside-no-collection')]);
    // New entries go to one collection only: sent to several, each would come back from each.
    const takesNew = own.find((one) => one.here === outside.here && isOut(one))?.id === outside.id;
    const elsewhere = async (): Promise<ReadonlySet<string>> => {
      const others = await Promise.all(
        own.filter((one) => one.id !== outside.id).map((one) => reach.readLinks(one.id)),
      );
      return new Set(others.flat().flatMap(({ recordId }) => recordId ?? []));
    };
    try {
      if (await syncCollection(outside, { collection, reach, context, server, until, takesNew, elsewhere }))
        return true;
    } catch (error) {
      const words = reasonOf(error, context);
      if (words === null) throw error;
      // One that is gone there, or not to be read, keeps nobody from the others.
      const values = { healthy: false, problem: words[reach.actor.language], words };
      await context.write([{ action: 'update', entity: COLLECTION, id: outside.id, values }]);
      firstError ??= error;
    }
  }
  if (firstError !== null) throw firstError;
  return false;
}

const FIELDS = [
  'account',
  'owner',
  'name',
  'address',
  'contents',
  'here',
  'direction',
  'healthy',
  'syncToken',
  'listedAt',
  'asked',
  'answer',
] as const;

export async function readCollections(filter: object, context: ModuleContext): Promise<readonly OutsideCollection[]> {
  const found: OutsideCollection[] = [];
  for await (const row of readAll(COLLECTION, filter, FIELDS, context)) found.push(row as unknown as OutsideCollection);
  return found;
}

type Reached = { readonly connection: Connection; readonly server: OutsideServer; readonly context: ModuleContext };

/** Collections that are new there come to be chosen; of one that is gone the ledger says what the server says. */
async function bringCollections(
  account: Row,
  known: readonly OutsideCollection[],
  here: Awaited<ReturnType<typeof collectionsOf>>,
  { connection, server, context }: Reached,
): Promise<void> {
  const homes = [
    [connection.calendars, 'appointments', here.find((one) => one.component === 'VEVENT' && one.newValues)],
    [connection.books, 'contacts', here.find((one) => one.home === 'books')],
  ] as const;
  const commands: RecordCommand[] = [];
  for (const [home, contents, collection] of homes) {
    if (home === null || !collection) continue;
    for (const { address, name } of await listCollections(new URL(home), contents, server)) {
      if (known.some((one) => one.address === address)) continue;
      const values = {
        account: account['id'],
        owner: account['owner'],
        name,
        address,
        contents,
        here: collection.name,
      };
      commands.push({ action: 'create', entity: COLLECTION, values });
    }
  }
  await writeAll(commands, context);
}

/** Forgets how often missing entries have been tried, and lists all collections of an account anew. */
export const againJob: ModuleJob = {
  label: { de: 'Konto ganz abgleichen', en: 'Sync the whole of an account' },
  run: async (account, context) => {
    const commands = (await readCollections({ account }, context)).map(
      ({ id }): RecordCommand => ({ action: 'update', entity: COLLECTION, id, values: { listedAt: null } }),
    );
    await writeAll(commands, context);
    await context.startJob(SYNC_JOB, account);
  },
};

/** What the ledger of the collections comes to. */
async function stateOf(account: string, context: ModuleContext): Promise<Row> {
  const chosen: Row[] = [];
  const fields = ['healthy', 'comparedAt', 'asked'];
  for await (const row of readAll(COLLECTION, { account, direction: { ne: 'none' } }, fields, context))
    chosen.push(row);
  const comparedAt = chosen.map((one) => String(one['comparedAt'])).sort()[0] ?? null;
  const isAsking = chosen.some((one) => Number(one['asked'] ?? 0) > 0);
  const isHealthy = chosen.every((one) => one['healthy'] === true);
  const state = chosen.length === 0 ? 'new' : isAsking ? 'asking' : isHealthy ? 'healthy' : 'missing';
  return { state, comparedAt: comparedAt === 'null' ? null : comparedAt };
}
