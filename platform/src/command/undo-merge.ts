import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Issue } from '@leitwerk/metadata/issue';
import sql, { raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readTitles } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import type { Command } from './command.ts';
import type { Changed } from './merge-records.ts';
import { refuseParts } from './merge-records.ts';
import { runCommands } from './run-commands.ts';

type Merge = { readonly survivor_id: string; readonly other_id: string; readonly changed: readonly Changed[] };

/**
 * Takes a merge back, as ordinary commands by the actor's rights: only as long as nothing that it changed was changed since;
 * otherwise it says which records were.
 */
export async function undoMerge(
  database: Database,
  entity: EntityRuntime,
  survivor: string,
  id: string,
  context: Context,
): Promise<void> {
  const { rows } = context.access.entity(entity.entity.name);
  if (rows.update === 'none' || rows.delete === 'none') refuse(403, 'record.forbidden');
  const [merge] = await database.query<Merge>(sql`
    select survivor_id, other_id, changed from leitwerk.merge
    where id = ${id}::uuid and entity = ${entity.entity.id} and survivor_id = ${survivor}::uuid and undone_at is null`);
  const titles = await readTitles(database, entity, new Set([survivor]), context);
  if (!merge || !titles.has(survivor)) return refuse(404, 'merge.not-found');
  await refuseIfChanged(database, merge.changed, context);
  const commands = await commandsBack(database, id, merge, context);
  const results = await runCommands(database, commands, context, {
    atomic: true,
    andThen: async (tx) => {
      const marked = await tx.query(
        sql`update leitwerk.merge set undone_at = now() where id = ${id}::uuid and undone_at is null returning id`,
      );
      if (marked.length === 0) refuse(404, 'merge.not-found');
    },
  });
  await refuseParts(database, commands, results, context);
}

const MOST_TOLD = 50;

async function refuseIfChanged(database: Database, changed: readonly Changed[], context: Context): Promise<void> {
  const issues: Issue[] = [];
  for (const [entityId, group] of Map.groupBy(changed, (one) => one.entity)) {
    const entity = entityWithId(entityId, context);
    const now = entity
      ? await database.query<{ id: string; version: number }>(
          sql`select t.id, t.version from ${raw(entity.table)} t where t.id = any(${group.map((one) => one.id)}::uuid[])`,
        )
      : [];
    const versions = new Map(now.map((row) => [row.id, row.version]));
    const other = group.filter((one) => versions.get(one.id) !== one.version);
    if (other.length === 0) continue;
    const titles = entity
      ? await readTitles(database, entity, new Set(other.map((one) => one.id)), context)
      : new Map<string, string>();
    for (const one of other)
      issues.push({
        path: `${entity?.entity.name ?? entityId}.${one.id}`,
        code: 'merge.changed',
        params: { entity: entity?.entity.label ?? entityId, title: titles.get(one.id) ?? '…' },
      });
  }
  if (issues.length > 0)
    refuse(409, 'merge.changed-since', { params: { count: issues.length }, issues: issues.slice(0, MOST_TOLD) });
}

const entityWithId = (id: string, context: Context): EntityRuntime | undefined =>
  [...context.model.entities.values()].find((one) => one.entity.id === id);

type Written = {
  readonly entity: string;
  readonly record_id: string;
  readonly action: string;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
};

/**
 * What the history says that the merge did, backwards: first the survivor gives back what the other record must have, then that
 * one returns, then what referred to it does so again.
 */
async function commandsBack(
  database: Database,
  id: string,
  merge: Merge,
  context: Context,
): Promise<readonly Command[]> {
  const rows = await database.query<Written>(sql`
    select entity, record_id, action, changes from leitwerk.history
    where record_id = any(${merge.changed.map((one) => one.id)}::uuid[]) and event = ${`merge:${id}`} order by at, id`);
  const versions = new Map(merge.changed.map((one) => [one.id, one.version]));
  const before: Command[] = [];
  const restore: Command[] = [];
  const after: Command[] = [];
  for (const [recordId, group] of Map.groupBy(rows, (row) => row.record_id)) {
    const entity = entityWithId(group[0]?.entity ?? '', context);
    const version = versions.get(recordId);
    if (!entity || version === undefined) continue;
    const target = { entity: entity.entity.name, id: recordId };
    const cause = { kind: 'unmerge', id, isMove: true } as const;
    if (recordId === merge.other_id) {
      restore.push({ action: 'restore', ...target, version, cause });
      continue;
    }
    const values = Object.entries(valuesBack(entity, group));
    const isSurvivor = recordId === merge.survivor_id;
    const needsOther = ([, value]: [string, unknown]) => JSON.stringify(value).includes(merge.other_id);
    const late = values.filter((one) => !isSurvivor || needsOther(one));
    const early = values.filter((one) => !late.includes(one));
    if (isSurvivor) before.push({ action: 'update', ...target, version, values: Object.fromEntries(early), cause });
    if (late.length > 0)
      after.push({
        action: 'update',
        ...target,
        ...(!isSurvivor && { version }),
        values: Object.fromEntries(late),
        cause,
      });
  }
  return [...before, ...restore, ...after.toSorted((one, other) => one.entity.localeCompare(other.entity))];
}

/** The values that a record had before the first of these changes. */
function valuesBack({ entity }: EntityRuntime, rows: readonly Written[]): Record<string, unknown> {
  const pairs = new Map<string, readonly [unknown, unknown]>();
  for (const { changes } of rows)
    for (const [field, [old, now]] of Object.entries(changes)) pairs.set(field, [(pairs.get(field) ?? [old])[0], now]);
  return Object.fromEntries(
    entity.fields
      .filter((field) => pairs.has(field.id) && fieldTypes[field.type].writable && !field.status)
      .map((field) => [field.name, asPatch(...(pairs.get(field.id) ?? [null, null]))]),
  );
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The patch that makes `before` of `after`: parts of an address that were not there go again. */
function asPatch(before: unknown, after: unknown): unknown {
  if (!isPlain(before) || !isPlain(after)) return before;
  return { ...Object.fromEntries(Object.keys(after).map((key) => [key, null])), ...before };
}
