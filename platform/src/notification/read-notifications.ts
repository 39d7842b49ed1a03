import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireReference } from '@leitwerk/metadata/wire';
import type { NotificationKind, NotificationPage, WireNotification } from '@leitwerk/metadata/wire/notifications';
import sql, { empty, raw } from 'sql-template-tag';
import { readCursor, refuseMadeUp, writeCursor } from '../query/page-cursor.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import type { Context } from '../rights/context.ts';
import { runTitle } from '../run/run-title.ts';
import type { Queryable } from '../storage/database.ts';
import { wordNotification } from './word-notification.ts';

export type NotificationQuery = {
  readonly unread: boolean;
  readonly kind?: NotificationKind;
  readonly limit: number;
  readonly after?: string;
  /** Of the texts. */
  readonly language: Language;
};

type Row = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly entity: string | null;
  readonly actor: string | null;
  readonly state: string | null;
  readonly text: Label | null;
  readonly run_id: string | null;
  readonly run_kind: string | null;
  readonly record_id: string | null;
  readonly count: number;
  readonly at: Date;
  readonly read_at: Date | null;
};

const ORDER = 'notifications';
/** What is put off is not there yet. */
const own = (context: Context) => sql`n.user_id = ${context.actor.id}::uuid and n.at <= now() and n.in_app`;

const SELECTED = sql`
  select n.id, n.kind, n.entity, n.actor, n.state, n.text, n.run_id, n.count, n.at, n.read_at,
    (select r.kind from leitwerk.run r where r.id = n.run_id) as run_kind,
    case when n.count = 1 then (select r.record_id from leitwerk.notification_record r where r.notification_id = n.id) end as record_id`;

/** The reader's own notifications, newest first, in words and with titles under his rights of now. */
export async function listNotifications(
  database: Queryable,
  query: NotificationQuery,
  context: Context,
): Promise<NotificationPage> {
  const cursor = query.after === undefined ? null : readCursor(query.after, ORDER);
  const [at = null, id = null] = cursor?.values ?? [];
  const rows = await database
    .query<Row>(sql`
      ${SELECTED} from leitwerk.notification n
      where ${own(context)}${query.unread ? sql` and n.read_at is null` : empty}
        ${query.kind === undefined ? empty : sql` and n.kind = ${query.kind}`}
        ${cursor ? sql` and (n.at, n.id) < (${at}::timestamptz, ${id}::uuid)` : empty}
      order by n.at desc, n.id desc limit ${query.limit + 1}`)
    .catch((error: unknown) => (cursor ? refuseMadeUp(error) : Promise.reject(error)));
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await tell(database, page, query.language, context),
    next:
      rows.length > page.length && last ? writeCursor({ sort: ORDER, values: [last.at.toISOString(), last.id] }) : null,
  };
}

/** One notification as its person would see it; null when it is gone. */
export async function readNotification(
  database: Queryable,
  id: string,
  context: Context,
): Promise<WireNotification | null> {
  const rows = await database.query<Row>(sql`
    ${SELECTED} from leitwerk.notification n where n.id = ${id}::uuid and n.user_id = ${context.actor.id}::uuid`);
  const [found = null] = await tell(database, rows, context.actor.language, context);
  return found;
}

/** How many the reader has not read. */
export async function countUnread(database: Queryable, context: Context): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    sql`select count(*) as count from leitwerk.notification n where ${own(context)} and n.read_at is null`,
  );
  return row?.count ?? 0;
}

async function tell(
  database: Queryable,
  rows: readonly Row[],
  language: Language,
  context: Context,
): Promise<readonly WireNotification[]> {
  const titles = await titlesOf(database, rows, context);
  return rows.map((row) => {
    const entity = entityOf(row, context);
    const record = entity ? (titles.get(`${entity.entity.name}/${row.record_id}`) ?? null) : null;
    const by = row.actor === null ? null : { id: row.actor, title: titles.get(`user/${row.actor}`)?.title ?? null };
    const { id, kind, count, text: words } = row;
    const run = row.run_kind === null ? null : runTitle(row.run_kind, context.model.modules, language);
    return {
      id,
      kind,
      text: wordNotification(
        { kind, count, record, by: by?.title ?? null, state: row.state, words, run, entity },
        language,
      ),
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
      by,
      entity: entity?.entity.name ?? null,
      record,
      count,
      run: row.run_kind === null ? null : row.run_id,
    };
  });
}

/** The entity, if it is still there and the reader may read anything of it. */
function entityOf(row: Pick<Row, 'entity'>, context: Context) {
  const entity = [...context.model.entities.values()].find((one) => one.entity.id === row.entity);
  return entity && context.access.entity(entity.entity.name).rows.read !== 'none' ? entity : null;
}

/** What the reader may open, by `entity/id`; one statement per entity. Who did it keeps his name in the bin. */
async function titlesOf(
  database: Queryable,
  rows: readonly Row[],
  context: Context,
): Promise<ReadonlyMap<string, WireReference>> {
  const records = rows.flatMap((row) => {
    const entity = entityOf(row, context);
    return entity && row.record_id !== null ? [{ entity, id: row.record_id }] : [];
  });
  const found = await readTitlesOf(
    database,
    [
      ...rows.map(({ actor }) => ['user', actor] as const),
      ...records.map(({ entity, id }) => [entity.entity.name, id] as const),
    ],
    context,
  );
  const titles = new Map([...found].map(([key, title]) => [key, { id: key.split('/')[1] ?? '', title }]));
  for (const [entity, list] of Map.groupBy(records, (one) => one.entity)) {
    const { name } = entity.entity;
    if (name === 'user') continue;
    const gone = await database.query<{ id: string }>(sql`
      select t.id from ${raw(entity.table)} t where t.id = any(${list.map(({ id }) => id)}::uuid[]) and t.deleted_at is not null`);
    for (const { id } of gone) titles.delete(`${name}/${id}`);
  }
  return titles;
}
