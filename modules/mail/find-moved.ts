import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import { MAIL } from './connection.ts';

type Row = Readonly<Record<string, unknown>>;

/** Whether two are the same message: one Message-ID, and as long as each other. */
const keyOf = (one: Row): string => `${String(one['messageId'])} ${String(one['size'])}`;

/**
 * Of messages that are new in a folder: the records of those that have gone from another one. They have been moved, and what is known of
 * them here stays. Each record is found once.
 * @returns ids of records, by place in `values`
 */
export async function findMoved(
  values: readonly Row[],
  mailbox: unknown,
  context: ModuleContext,
): Promise<ReadonlyMap<number, string>> {
  const ids = values.flatMap((one) => (one['messageId'] ? [one['messageId']] : []));
  const moved = new Map<number, string>();
  if (ids.length === 0) return moved;
  const waiting = new Map<string, string[]>();
  const filter = { mailbox, goneAt: { isNull: false }, messageId: { in: ids } };
  for await (const row of readAll(MAIL, filter, ['messageId', 'size'], context))
    waiting.set(keyOf(row), [...(waiting.get(keyOf(row)) ?? []), String(row['id'])]);
  for (const [place, one] of values.entries()) {
    const id = waiting.get(keyOf(one))?.shift();
    if (id !== undefined) moved.set(place, id);
  }
  return moved;
}

/**
 * After all folders have been gone through: what went and was found nowhere else goes here, for good. Where the new place was read
 * before the old one, the older record takes the place of the younger. @param begun when going through the folders began
 */
export async function settleGone(mailbox: string, begun: string, context: ModuleContext): Promise<void> {
  const fields = ['messageId', 'size', 'createdAt', 'goneAt'];
  for await (const row of readAll(MAIL, { mailbox, goneAt: { isNull: false } }, fields, context)) {
    const id = String(row['id']);
    const twin = row['messageId'] ? await youngerTwin(row, mailbox, context) : undefined;
    if (twin) {
      const { folder, uid, uidValidity, seen, flagged, serverSeen, serverFlagged } = twin;
      const values = { folder, uid, uidValidity, seen, flagged, serverSeen, serverFlagged, target: null, goneAt: null };
      await context.write([{ action: 'purge', entity: MAIL, id: String(twin['id']) }]);
      await context.write([{ action: 'update', entity: MAIL, id, values }]);
    } else if (Date.parse(String(row['goneAt'])) < Date.parse(begun)) {
      const purge: RecordCommand = { action: 'purge', entity: MAIL, id };
      await writeAll([purge], context);
    }
  }
}

const PLACE = ['id', 'folder', 'uid', 'uidValidity', 'seen', 'flagged', 'serverSeen', 'serverFlagged'];

/** The same message under another number, which was read after the folder had last been seen with this one. */
async function youngerTwin(row: Row, mailbox: string, context: ModuleContext): Promise<Row | undefined> {
  const { messageId, size, createdAt } = row;
  const filter = { mailbox, messageId, size, goneAt: { isNull: true }, createdAt: { gt: createdAt } };
  const { items } = await context.list(MAIL, { filter, fields: PLACE, sort: ['-createdAt'], limit: 1 });
  return items[0];
}
