import sql, { raw } from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';
import type { DavLink, DavLinkChange, DavLinkLine } from './module-dav.ts';

const LINE = 'collection, href, etag, uid, record_id as "recordId", stamp, problem, tries';

export const readLinks = (database: Queryable, collection: string): Promise<readonly DavLinkLine[]> =>
  database.query<DavLinkLine>(
    sql`select ${raw(LINE)} from leitwerk.dav_link where collection = ${collection}::uuid order by href`,
  );

export const readLinksOf = (
  database: Queryable,
  collection: string,
  hrefs: readonly string[],
): Promise<readonly DavLink[]> =>
  database.query<DavLink>(sql`
    select ${raw(LINE)}, base from leitwerk.dav_link
    where collection = ${collection}::uuid and href = any(${hrefs}::text[])`);

/** What goes, goes first: a record may have got another address on the other server. */
export async function writeLinks(tx: Queryable, changes: readonly DavLinkChange[]): Promise<void> {
  const gone = changes.flatMap((one) => ('gone' in one ? [{ collection: one.collection, href: one.gone }] : []));
  const kept = changes.flatMap((one) => ('gone' in one ? [] : [one]));
  if (gone.length > 0)
    await tx.query(sql`
      delete from leitwerk.dav_link l using json_to_recordset(${JSON.stringify(gone)}::json) g (collection uuid, href text)
      where l.collection = g.collection and l.href = g.href`);
  if (kept.length > 0)
    await tx.query(sql`
      insert into leitwerk.dav_link (collection, href, etag, uid, record_id, base, stamp, problem, tries, tried_at)
      select collection, href, etag, uid, "recordId", base, stamp, problem, tries, now()
      from json_to_recordset(${JSON.stringify(kept)}::json) k
        (collection uuid, href text, etag text, uid text, "recordId" uuid, base jsonb, stamp text, problem text, tries int)
      on conflict (collection, href) do update set etag = excluded.etag, uid = excluded.uid, record_id = excluded.record_id,
        base = excluded.base, stamp = excluded.stamp, problem = excluded.problem, tries = excluded.tries, tried_at = now()`);
}
