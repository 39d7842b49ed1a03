import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { HistoryEntry } from '@leitwerk/metadata/wire';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { readTitles } from './read-titles.ts';

type Values = Readonly<Record<string, unknown>>;
type Link = { readonly id: string };
type Titles = ReadonlyMap<string, string>;

const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && 'id' in value && isRecordId(value.id);

/** The ids that a value of a reference field points at: one id, or a row for each link. */
function idsIn(value: unknown): readonly string[] {
  if (isRecordId(value)) return [value];
  return Array.isArray(value) ? value.filter(isLink).map((link) => link.id) : [];
}

function namedValue(value: unknown, titles: Titles): unknown {
  if (isRecordId(value)) return { id: value, title: titles.get(value) ?? null };
  if (!Array.isArray(value)) return value;
  return value.map((link) => (isLink(link) ? { title: titles.get(link.id) ?? null, ...link } : link));
}

/**
 * References in values as `{id, title}`. The titles are today's and asked for once per target entity, under the rights of the
 * actor: null where that record may not be read.
 */
export async function nameValues(
  database: Queryable,
  entity: EntityRuntime,
  records: readonly Values[],
  context: Context,
): Promise<readonly Values[]> {
  const references = new Map(
    entity.entity.fields.flatMap((field) => {
      const target = targetOf(field);
      return target === undefined ? [] : [[field.name, target] as const];
    }),
  );
  const wanted = new Map<string, Set<string>>();
  for (const values of records) {
    for (const [name, value] of Object.entries(values)) {
      const target = references.get(name);
      if (target === undefined) continue;
      const ids = wanted.get(target) ?? new Set<string>();
      wanted.set(target, ids);
      for (const id of idsIn(value)) ids.add(id);
    }
  }
  const titles = new Map<string, Titles>();
  for (const [target, ids] of wanted) {
    const runtime = context.model.entities.get(target);
    if (runtime) titles.set(target, await readTitles(database, runtime, ids, context));
  }
  const none: Titles = new Map();
  const named = (name: string, value: unknown): unknown => {
    const target = references.get(name);
    return target === undefined ? value : namedValue(value, titles.get(target) ?? none);
  };
  return records.map((values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, named(name, value)])),
  );
}

/** References in changes as `{id, title}`, before and after. */
export async function nameChanges<Entry extends Pick<HistoryEntry, 'changes'>>(
  database: Queryable,
  entity: EntityRuntime,
  entries: readonly Entry[],
  context: Context,
): Promise<readonly Entry[]> {
  const side = (index: 0 | 1) =>
    entries.map(({ changes }) =>
      Object.fromEntries(Object.entries(changes).map(([name, pair]) => [name, pair[index]])),
    );
  const named = await nameValues(database, entity, [...side(0), ...side(1)], context);
  return entries.map((entry, index) => ({
    ...entry,
    changes: Object.fromEntries(
      Object.keys(entry.changes).map((name) => [
        name,
        [named[index]?.[name], named[entries.length + index]?.[name]] as const,
      ]),
    ),
  }));
}

const targetOf = (field: FieldModel): string | undefined => (field.type === 'roll-up' ? undefined : field.entity);
