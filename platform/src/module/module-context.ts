import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Command, CommandResult } from '../command/command.ts';
import { refusalIn, runCommands } from '../command/run-commands.ts';
import { openFile, storeFile } from '../file/file-store.ts';
import { mayReadFile } from '../file/may-read-file.ts';
import { mailServer } from '../mail/mail-server.ts';
import { storeMail } from '../mail/store-mails.ts';
import { messageOf } from '../messages.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { lineTo } from '../outbound/line-to.ts';
import { namedHosts, privateHosts } from '../outbound/named-hosts.ts';
import { requestOutside } from '../outbound/request-outside.ts';
import { noteModuleAccess } from '../privacy/access-log.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { findLikeness } from '../query/find-likeness.ts';
import { latestRecords } from '../query/latest-records.ts';
import { runQuery } from '../query/run-query.ts';
import { issuesOf, Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { TIME_ZONE } from '../rights/context.ts';
import { runTitle } from '../run/run-title.ts';
import { createRun, ownRun } from '../run/store-runs.ts';
import { holdSecret } from '../secret/hold-secret.ts';
import { keepSecret, readSecret } from '../secret/store-secrets.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import type { AggregatedGroup, Attempt, ModuleContext, OutgoingMail } from './module-reach.ts';
import { settingsOf } from './module-settings.ts';
import { startModuleJob } from './start-module-job.ts';

/** What a module may store at most, in bytes. */
const MOST_BYTES = 4_000_000_000;

/** How an action is called: with which key when the call comes again, and about which record. */
export type ActionCall = {
  readonly key?: string | null;
  readonly about?: ModuleContext['about'];
};

const pick = ({ entities, layouts, textBlocks, templates }: RuntimeModel['model']) => ({
  entities,
  layouts,
  textBlocks,
  templates,
});

/** What modules get to work with: the platform's one way of reading and of writing, under this actor. */
export function moduleContext(
  database: Storage,
  context: Context,
  call: ModuleContext['call'],
  { key = null, about = null }: ActionCall = {},
): ModuleContext {
  const { actor, model, access } = context;
  return {
    actor: { id: actor.id, name: actor.name, language: actor.language },
    today: context.today,
    timeZone: TIME_ZONE,
    key,
    about,
    isTrial: model.trace !== undefined,
    letters: { ...pick(model.model), version: model.version },
    interfaces: model.model.interfaces,
    outgoing: model.model.outgoing,
    settings: (module) => settingsOf(model.model, module),
    wordsOf: (issues, language = context.actor.language) => issues.map((issue) => messageOf(issue, language)),
    entity: (name) => {
      const known = model.entities.get(name);
      const { rows, readable, creatable, updatable } = access.entity(name);
      return known && rows.read !== 'none' ? { entity: known.entity, readable, creatable, updatable } : null;
    },
    list: async (entity, query) => {
      const page = await runQuery(database, entity, query, context);
      const known = model.entities.get(entity);
      if (known) await noteModuleAccess(database, page.items, known, context);
      return { ...page, items: page.items.map((text) => JSON.parse(text) as WireRecord) };
    },
    latest: async (entity, query) => {
      const items = await latestRecords(database, entity, query, context);
      const known = model.entities.get(entity);
      if (known) await noteModuleAccess(database, items, known, context);
      return items.map((text) => JSON.parse(text) as WireRecord);
    },
    aggregate: async (entity, query) =>
      (JSON.parse(await aggregateRecords(database, entity, query, context)) as { items: readonly AggregatedGroup[] })
        .items,
    mailFrom: mailServer()?.from ?? null,
    write: async (commands, mails = []) => {
      const results = await runCommands(database, commands, context, {
        atomic: true,
        andThen: (tx, done) => storeMails(tx, mails, commands, done, context),
      });
      const refusal = refusalIn(results);
      if (refusal) throw new Refused(refusal);
      return results.map((result) => {
        const record = 'done' in result ? result.done.record : null;
        return record === null ? null : (JSON.parse(record) as WireRecord);
      });
    },
    tryOut: async (commands: readonly Command[]) =>
      (await runCommands(database, commands, context, { atomic: false, tryOut: true, withoutRecords: true })).map(
        attemptOf,
      ),
    duplicates: async (name, values) => {
      const entity = model.entities.get(name);
      return entity ? findLikeness(database, entity, values, context) : values.map(() => ({ records: [], prints: [] }));
    },
    mayCall: access.mayCall,
    mayEditDrafts: access.permissions.has('metadata.edit') || access.permissions.has('metadata.publish'),
    call,
    storeFile: (name, stream) => storeFile(database, { name, stream, most: MOST_BYTES, by: actor.id }),
    openFile: async (id) => ((await mayReadFile(database, id, context)) ? openFile(database, id) : null),
    request: async (module, wanted) => {
      if (model.trace) throw new Refused({ status: 409, code: 'sandbox.outside' });
      return requestOutside(wanted, {
        hosts: namedHosts(settingsOf(model.model, module)),
        privateHosts: privateHosts(),
      });
    },
    lineTo: (host, port) => {
      if (model.trace) throw new Refused({ status: 409, code: 'sandbox.outside' });
      return lineTo(host, port, privateHosts());
    },
    keepSecret: (module, key, text) => keepSecret(database, { module, key }, text),
    readSecret: (module, key) => readSecret(database, { module, key }),
    holdSecret: (module, key, work) => holdSecret(database, { module, key }, work),
    startJob: async (job, key, at) => {
      if (!model.trace) await startModuleJob(database, job, key, at);
    },
    startRun: async ({ files, ...run }) => {
      for (const file of files ?? []) if (!(await mayReadFile(database, file, context))) throw new Refused(NO_FILE);
      const begun = await ownRun(
        database,
        context,
        await createRun(database, { ...run, ...(files && { files }) }, context),
      );
      return { ...begun, title: runTitle(begun.kind, model.modules, actor.language) };
    },
  };
}

async function storeMails(
  tx: Queryable,
  mails: readonly OutgoingMail[],
  commands: readonly Command[],
  results: readonly CommandResult[],
  { model, actor }: Context,
): Promise<void> {
  if (model.trace) return;
  for (const mail of mails) {
    const command = commands[mail.of];
    const result = results[mail.of];
    const entity = command && model.entities.get(command.entity);
    if (!entity || !result || !('done' in result)) throw new Error(`a mail belongs to no written record (${mail.of})`);
    const field = entity.entity.fields.find((one) => one.name === mail.state)?.id ?? null;
    await storeMail(tx, mail, { entity: entity.entity.id, recordId: result.done.id, field }, actor.id);
  }
}

const NO_FILE = { status: 404, code: 'file.not-found' } as const;

/** The result of one command as a module sees it. */
export function attemptOf(result: CommandResult): Attempt {
  if ('done' in result) {
    const { id, version, changes } = result.done;
    return { id, version, changes };
  }
  return { status: result.refusal.status, issues: issuesOf(result.refusal) };
}
