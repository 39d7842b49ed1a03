import { isTimeZone } from '@leitwerk/metadata/shown-types/clock';
import { NOTIFICATION_CHANNELS, NOTIFICATION_KINDS, NOTIFICATION_SETTING } from '@leitwerk/metadata/wire/notifications';
import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Database, Queryable } from '../storage/database.ts';

const KEY = /^[A-Za-z][A-Za-z0-9._-]*$/;
const LONGEST_KEY = 100;
/** Characters of a value as JSON. */
const LARGEST = 16_000;
const MOST = 300;

/** Key of the own setting that names the person's zone. */
export const TIME_ZONE_SETTING = 'timeZone';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the server itself goes by must be right; the rest is between the person and the screens. */
const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  [TIME_ZONE_SETTING]: isTimeZone,
  [NOTIFICATION_SETTING]: (value) =>
    isObject(value) &&
    Object.entries(value).every(
      ([kind, channels]) =>
        Object.hasOwn(NOTIFICATION_KINDS, kind) &&
        isObject(channels) &&
        Object.entries(channels).every(
          ([channel, isOn]) => NOTIFICATION_CHANNELS.some((one) => one === channel) && typeof isOn === 'boolean',
        ),
    ),
};

const keyOf = (key: string): string =>
  KEY.test(key) && key.length <= LONGEST_KEY ? key : refuse(400, 'setting.key', { params: { most: LONGEST_KEY } });

/** What this person has set up under the key; null when nothing. */
export async function readOwnSetting(database: Queryable, userId: string, key: string): Promise<unknown> {
  const [row] = await database.query<{ value: unknown }>(
    sql`select value from leitwerk.own_setting where user_id = ${userId}::uuid and key = ${keyOf(key)}`,
  );
  return row?.value ?? null;
}

/** Keeps a value for this person; null forgets it. The number and the size of values are bounded. */
export async function writeOwnSetting(database: Database, userId: string, key: string, value: unknown): Promise<void> {
  const name = keyOf(key);
  if (value === null) {
    await database.query(sql`delete from leitwerk.own_setting where user_id = ${userId}::uuid and key = ${name}`);
    return;
  }
  if (CHECKS[name]?.(value) === false) return refuse(422, 'setting.value', { params: { key: name } });
  const text = JSON.stringify(value);
  if (text.length > LARGEST) return refuse(413, 'setting.too-large', { params: { most: LARGEST } });
  await database.transaction(async (tx) => {
    await tx.query(sql`
      insert into leitwerk.own_setting (user_id, key, value) values (${userId}::uuid, ${name}, ${text}::jsonb)
      on conflict (user_id, key) do update set value = excluded.value`);
    const [row] = await tx.query<{ count: number }>(
      sql`select count(*) as count from leitwerk.own_setting where user_id = ${userId}::uuid`,
    );
    if ((row?.count ?? 0) > MOST) refuse(409, 'setting.too-many', { params: { most: MOST } });
  });
}
