import { createHash } from 'node:crypto';
import type { WireRecord } from '@leitwerk/metadata/wire';
import sql, { join, raw } from 'sql-template-tag';
import { refusalIn, runCommands } from '../command/run-commands.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { runQuery } from '../query/run-query.ts';
import { readableRows, rowsFor, wholeRows } from '../query/veiled-rows.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { readLinks, readLinksOf, writeLinks } from './dav-links.ts';
import type { DavReach, KeptResource, ResourceOfCommand } from './module-dav.ts';
import type { ModuleContext } from './module-reach.ts';

/** States of one collection that are remembered for a person: as many devices can lag behind by themselves. */
const MOST_STATES = 12;
const STATE_DAYS = 90;

export function davReach(
  database: Database,
  context: Context,
  module: ModuleContext,
  platform: ModuleContext,
): DavReach {
  const { actor, access, model } = context;
  const entityOf = (name: string): EntityRuntime =>
    model.entities.get(name) ?? refuse(404, 'record.unknown-entity', { params: { entity: name } });
  return {
    ...module,
    teams: actor.teams,
    email: actor.email,
    platform,
    mayDo: (entity, action) => access.entity(entity).rows[action] !== 'none',
    readKept: async (entity, by) => {
      const [column, type, values] =
        'ids' in by
          ? ['record_id', 'uuid', by.ids]
          : 'names' in by
            ? ['name', 'text', by.names]
            : ['uid', 'text', by.uids];
      const kept = entityOf(entity);
      // What a device said of a record that is veiled for the asker tells what is veiled.
      const rest = sql`case when exists (select 1 from ${rowsFor(kept, 't', context)} where t.id = record_id
        and ${readableRows(kept, 't', context)} and ${wholeRows(kept, 't', context)}) then rest end`;
      return database.query<KeptResource>(sql`
        select record_id as id, name, uid, ${access.entity(entity).veils.list.length > 0 ? rest : sql`rest`} as rest, revision from leitwerk.dav_resource
        where entity = ${kept.entity.id} and ${raw(column)} = any(${values}::${raw(type)}[])`);
    },
    readNames: async (entity, ids) =>
      database.query(sql`
        select record_id as id, name, uid, revision from leitwerk.dav_resource
        where entity = ${entityOf(entity).entity.id} and record_id = any(${ids}::uuid[])`),
    readLinks: (collection) => readLinks(database, collection),
    readLinksOf: (collection, hrefs) => readLinksOf(database, collection, hrefs),
    writeKept: async (commands, kept, links = []) => {
      if (commands.length === 0) {
        await database.transaction((tx) => writeLinks(tx, links));
        return [];
      }
      const results = await runCommands(database, commands, context, {
        atomic: true,
        andThen: async (tx, done) => {
          for (const one of kept) {
            const command = commands[one.of];
            const result = done[one.of];
            if (!command || !result || !('done' in result)) throw new Error(`nothing was written at ${one.of}`);
            await keepResource(tx, entityOf(command.entity), result.done.id, one);
            if (one.within === undefined) continue;
            const filter = { and: [{ id: result.done.id }, one.within] };
            const { items } = await runQuery(tx, command.entity, { filter, fields: ['id'], limit: 1 }, context);
            if (items.length === 0) refuse(403, 'dav.outside');
          }
          await writeLinks(tx, links);
        },
      });
      const refusal = refusalIn(results);
      if (refusal) throw new Refused(refusal);
      return results.map((result) =>
        'done' in result && result.done.record !== null ? (JSON.parse(result.done.record) as WireRecord) : null,
      );
    },
    keepState: async (collection, members) => {
      const digest = createHash('sha256').update(members).digest();
      await keepState(database, { userId: actor.id, collection, digest, members });
      return digest.toString('base64url');
    },
    readState: async (collection, token) => {
      const [row] = await database.query<{ members: Buffer }>(sql`
        update leitwerk.dav_state set used_at = now() where user_id = ${actor.id}::uuid and collection = ${collection}
          and digest = ${Buffer.from(token, 'base64url')} returning members`);
      return row?.members ?? null;
    },
  };
}

/** A name stays with its record as long as that is there: a device that comes late must be told that it is gone. */
async function keepResource(
  tx: Queryable,
  entity: EntityRuntime,
  recordId: string,
  { name, uid, rest, revision }: ResourceOfCommand,
): Promise<void> {
  const text = JSON.stringify(rest);
  const [known] = await tx.query<{ revision: number }>(
    sql`select revision from leitwerk.dav_resource where record_id = ${recordId}::uuid for update`,
  );
  if (revision !== undefined && (known?.revision ?? 0) !== revision) refuse(412, 'record.changed-meanwhile');
  if (known) {
    await tx.query(sql`
      update leitwerk.dav_resource set uid = ${uid}, rest = ${text}::jsonb, revision = revision + 1
      where record_id = ${recordId}::uuid and (uid, rest) is distinct from (${uid}, ${text}::jsonb)`);
    return;
  }
  await tx.query(sql`
    delete from leitwerk.dav_resource r where r.entity = ${entity.entity.id} and r.name = ${name}
      and not exists (select 1 from ${raw(entity.table)} t where t.id = r.record_id and t.deleted_at is null)`);
  const made = await tx.query(sql`
    insert into leitwerk.dav_resource (record_id, entity, name, uid, rest)
    values (${join([sql`${recordId}::uuid`, sql`${entity.entity.id}`, sql`${name}`, sql`${uid}`, sql`${text}::jsonb`])})
    on conflict do nothing returning record_id`);
  // Somebody else's, whose record this person cannot see here.
  if (made.length === 0) refuse(409, 'dav.name-taken');
}

async function keepState(
  database: Database,
  given: { readonly userId: string; readonly collection: string; readonly digest: Buffer; readonly members: Buffer },
): Promise<void> {
  const { userId, collection, digest, members } = given;
  const made = await database.query<{ isNew: boolean }>(sql`
    insert into leitwerk.dav_state as s (user_id, collection, digest, members)
    values (${userId}::uuid, ${collection}, ${digest}, ${members})
    on conflict (user_id, collection, digest) do update set used_at = now() where s.used_at < now() - interval '1 hour'
    returning xmax = 0 as "isNew"`);
  if (!made[0]?.isNew) return;
  await database.query(sql`
    delete from leitwerk.dav_state s where s.user_id = ${userId}::uuid and s.collection = ${collection}
      and s.digest <> ${digest} and (s.used_at < now() - make_interval(days => ${STATE_DAYS}) or s.digest not in (
        select digest from leitwerk.dav_state where user_id = ${userId}::uuid and collection = ${collection}
        order by used_at desc limit ${MOST_STATES}))`);
}
