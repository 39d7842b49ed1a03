import type { Operation, OverlaidDocument, Path } from '@leitwerk/metadata/overlay';
import { documentsByKey, isNear, operationsBetween } from '@leitwerk/metadata/overlay';
import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** Which version made a change live, and who published it. */
export type PublishedBy = {
  readonly version: number;
  readonly by: { readonly id: string; readonly title: string | null };
  readonly at: string;
  readonly note: string;
};

/** Who has changed something in a draft. */
export type DraftedBy = { readonly by: PublishedBy['by']; readonly at: string };

/** One property, or thing, that is not as the package has it. */
export type Origin = {
  readonly operation: Operation;
  /** null when it is only in a draft. */
  readonly published: PublishedBy | null;
  /** Who has changed it in the draft that is looked at, last; null when it is as it is live. */
  readonly drafted: DraftedBy | null;
  /** What makes it again what the package says. */
  readonly reset: readonly Operation[];
};

/**
 * Where a definition differs from the package, and who made it so.
 * @param key of the definition, e.g. `entity/lead`
 * @param draft id of the draft that `here` is
 */
export async function findOrigins(
  database: Queryable,
  key: string,
  layers: { readonly package: readonly OverlaidDocument[]; readonly here: readonly OverlaidDocument[] },
  draft: string | null = null,
): Promise<readonly Origin[]> {
  const only = (documents: readonly OverlaidDocument[]) =>
    [documentsByKey(documents).get(key)].filter((one) => one !== undefined);
  const [below, here] = [only(layers.package), only(layers.here)];
  const changes = operationsBetween(below, here);
  if (changes.length === 0) return [];
  const back = operationsBetween(here, below);
  const published = await readChanges(database, key);
  const drafted = draft === null ? [] : await readSteps(database, key, draft);
  return changes.map((operation) => ({
    operation,
    published: published.find(({ at }) => isNear(at, operation.at))?.published ?? null,
    drafted: drafted.find(({ at }) => isNear(at, operation.at))?.drafted ?? null,
    reset: back.filter((one) => isNear(one.at, operation.at)),
  }));
}

/** What versions have changed in a definition, newest first. */
async function readChanges(
  database: Queryable,
  key: string,
): Promise<readonly { readonly at: Path; readonly published: PublishedBy }[]> {
  const rows = await database.query<{ path: Path; by: string } & Omit<PublishedBy, 'by'>>(sql`
    select o -> 'at' as path, v.version, v.at, v.note, json_build_object('id', v.author, 'title', u.name) as by
    from leitwerk.model_version v left join data."user" u on u.id = v.author, jsonb_array_elements(v.operations) o
    where o -> 'at' ->> 0 = ${key} and v.version > 1 order by v.version desc`);
  return rows.map(({ path, by, ...rest }) => ({
    at: path,
    published: { ...rest, by: JSON.parse(by) as PublishedBy['by'] },
  }));
}

/** What a draft has changed in a definition, newest first. */
async function readSteps(
  database: Queryable,
  key: string,
  draft: string,
): Promise<readonly { readonly at: Path; readonly drafted: DraftedBy }[]> {
  const rows = await database.query<{ path: Path; by: string; at: string }>(sql`
    select o -> 'at' as path, s.at, json_build_object('id', s.author, 'title', u.name) as by
    from leitwerk.definition_draft_step s left join data."user" u on u.id = s.author, jsonb_array_elements(s.operations) o
    where s.draft = ${draft}::uuid and o -> 'at' ->> 0 = ${key} order by s.revision desc`);
  return rows.map(({ path, by, at }) => ({ at: path, drafted: { by: JSON.parse(by) as PublishedBy['by'], at } }));
}
