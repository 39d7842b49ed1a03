import type { WireRecord } from '@leitwerk/metadata/wire';
import type { DavReach, KeptResource } from '@leitwerk/platform/module/module-dav';
import type { Collection } from './collections.ts';
import { DavRefused } from './dav-refused.ts';

/** A record as part of a collection. */
export type Member = {
  readonly id: string;
  /** Last part of its address. */
  readonly name: string;
  readonly uid: string;
  readonly version: number;
  readonly revision: number;
};

/** Other than the bytes that a device sent: properties are put in order, times are by one clock. So a PUT is answered without it. */
export const etagOf = ({ version, revision }: Pick<Member, 'version' | 'revision'>): string =>
  `"${version}.${revision}"`;

/** More than this a telephone does not hold either; the application's settings choose which records are in. */
const MOST = 10_000;
const PAGE = 500;

/** What is in a collection for this person now, through the one way of reading. 507 when it is too much. */
export async function membersOf(
  collection: Collection,
  reach: DavReach,
  filter: object = {},
): Promise<readonly Member[]> {
  const found: Found[] = [];
  const { uidField } = collection.kind;
  let after: string | undefined;
  do {
    const page = await reach.list(collection.kind.entity.entity.name, {
      filter: { and: [collection.filter, filter] },
      fields: ['id', ...(uidField === null ? [] : [uidField])],
      sort: ['id'],
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    found.push(
      ...page.items.map((item) => ({
        id: String(item['id']),
        version: Number(item['version']),
        uid: uidField === null ? null : (item[uidField] as string | null),
      })),
    );
    if (found.length > MOST)
      throw new DavRefused(507, 'dav.too-many', 'd:number-of-matches-within-limits', { most: MOST });
    after = page.next ?? undefined;
  } while (after !== undefined);
  return withNames(found, collection, reach);
}

type Found = Pick<Member, 'id' | 'version'> & { readonly uid: string | null };

async function withNames(found: readonly Found[], collection: Collection, reach: DavReach): Promise<readonly Member[]> {
  const ids = found.map((one) => one.id);
  const kept = await reach.readNames(collection.kind.entity.entity.name, ids);
  const byId = new Map(kept.map((one) => [one.id, one]));
  return found.map(({ id, version, uid }) => {
    const one = byId.get(id);
    return {
      id,
      version,
      name: one?.name ?? ownName(id, collection),
      uid: one?.uid ?? uid ?? id,
      revision: one?.revision ?? 0,
    };
  });
}

/** How a resource is called that no device has named. */
export const ownName = (id: string, { kind }: Collection): string => `${id}.${kind.extension}`;

const OWN = /^([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\.(?:ics|vcf)$/;

/** Those of these names, as far as they are there. */
export async function membersByName(
  names: readonly string[],
  collection: Collection,
  reach: DavReach,
): Promise<readonly Member[]> {
  const kept = await reach.readKept(collection.kind.entity.entity.name, { names });
  const ids = [...kept.map((one) => one.id), ...names.flatMap((name) => OWN.exec(name)?.[1] ?? [])];
  if (ids.length === 0) return [];
  const wanted = new Set(names);
  return (await membersOf(collection, reach, { id: { in: [...new Set(ids)] } })).filter((one) => wanted.has(one.name));
}

/** Those of this UID. */
export async function membersByUid(uid: string, collection: Collection, reach: DavReach): Promise<readonly Member[]> {
  const kept = await reach.readKept(collection.kind.entity.entity.name, { uids: [uid] });
  const own = OWN.exec(`${uid}.ics`)?.[1];
  const ids = [...kept.map((one) => one.id), ...(own === undefined ? [] : [own])];
  const { uidField } = collection.kind;
  const ways = [
    ...(ids.length === 0 ? [] : [{ id: { in: ids } }]),
    ...(uidField === null ? [] : [{ [uidField]: uid }]),
  ];
  if (ways.length === 0) return [];
  return (await membersOf(collection, reach, { or: ways })).filter((one) => one.uid === uid);
}

export type Content = { readonly member: Member; readonly record: WireRecord; readonly kept: KeptResource | null };

const AT_ONCE = 200;

/** The records themselves, some at a time; those that went meanwhile are missing. The ETag is that of what is given. */
export async function* contentsOf(
  members: readonly Member[],
  collection: Collection,
  reach: DavReach,
): AsyncGenerator<Content> {
  const { entity, fields, expand } = collection.kind;
  for (let from = 0; from < members.length; from += AT_ONCE) {
    const some = new Map(members.slice(from, from + AT_ONCE).map((one) => [one.id, one]));
    const ids = [...some.keys()];
    const [page, kept] = await Promise.all([
      reach.list(entity.entity.name, {
        filter: { and: [collection.filter, { id: { in: ids } }] },
        fields,
        expand,
        sort: ['id'],
        limit: AT_ONCE,
      }),
      reach.readKept(entity.entity.name, { ids }),
    ]);
    const byId = new Map(kept.map((one) => [one.id, one]));
    const items = collection.kind.complete ? await collection.kind.complete(page.items, reach) : page.items;
    for (const record of items) {
      const member = some.get(String(record['id']));
      if (!member) continue;
      const own = byId.get(member.id) ?? null;
      yield {
        member: { ...member, version: Number(record['version']), revision: own?.revision ?? 0 },
        record,
        kept: own,
      };
    }
  }
}
