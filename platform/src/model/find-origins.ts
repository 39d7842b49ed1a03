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

/** One property, or thing, that is not as the package has it. */
export type Origin = {
  readonly operation: Operation;
  /** null when it is only in a draft. */
  readonly published: PublishedBy | null;
  /** What makes it again what the package says. */
  readonly reset: readonly Operation[];
};

/**
 * Where a definition differs from the package, and who made it so.
 * @param key of the definition, e.g. `entity/lead`
 */
export async function findOrigins(
  database: Queryable,
  key: string,
  layers: { readonly package: readonly OverlaidDocument[]; readonly here: readonly OverlaidDocument[] },
): Promise<readonly Origin[]> {
  const only = (documents: readonly OverlaidDocument[]) =>
    [documentsByKey(documents).get(key)].filter((one) => one !== undefined);
  const [below, here] = [only(layers.package), only(layers.here)];
  const changes = operationsBetween(below, here);
  if (changes.length === 0) return [];
  const back = operationsBetween(here, below);
  const published = await readChanges(database, key);
  return changes.map((operation) => ({
    operation,
    published: published.find(({ at }) => isNear(at, operation.at))?.published ?? null,
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
