import type { Language } from '@leitwerk/metadata/shown-type';
import { isTimeZone } from '@leitwerk/metadata/shown-types/clock';
import type { WireNotification } from '@leitwerk/metadata/wire/notifications';
import sql from 'sql-template-tag';
import { storeMail } from '../mail/store-mails.ts';
import { messageOf } from '../messages.ts';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import { readableFields } from '../query/record-to-sql.ts';
import { readRecord } from '../query/run-query.ts';
import type { Context } from '../rights/context.ts';
import { makeContext, TIME_ZONE } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { readOwnSetting, TIME_ZONE_SETTING } from '../view/own-settings.ts';
import { readNotification } from './read-notifications.ts';

type Waiting = { readonly user_id: string; readonly starts_at: Date | null };

/**
 * The job: makes the mail of a notification, in its person's language and under his rights of now. The mail and the note that it was made are
 * one transaction: however often the job comes, there is one.
 * @param publicUrl under which people reach the server; without it the mail has no link
 */
export async function mailNotification(
  database: Database,
  model: RuntimeModel,
  payload: unknown,
  publicUrl: string | null,
): Promise<void> {
  const { id } = payload as { readonly id: string };
  await database.transaction(async (tx) => {
    const [waiting] = await tx.query<Waiting>(sql`
      update leitwerk.notification set mailed_at = now()
      where id = ${id}::uuid and by_mail and mailed_at is null returning user_id, starts_at`);
    const actor = waiting && (await findActorById(tx, waiting.user_id, null));
    if (!actor) return;
    const context = makeContext(model, actor, null);
    const told = await readNotification(tx, id, context);
    if (!told) return;
    const when = await whenOf(tx, told, waiting.starts_at, context);
    const link =
      publicUrl && told.entity && told.record ? `${publicUrl}/records/${told.entity}/${told.record.id}` : null;
    const why = messageOf({ code: 'notification.mail-why' }, actor.language);
    const lines = [told.text, ...(when ? [when] : []), ...(link ? [link] : [])];
    const mail = {
      to: actor.email,
      subject: told.text.replace(/\s+/g, ' '),
      text: [...lines, '', why, ''].join('\n'),
      html: `${lines.map((line) => `<p>${line === link ? linked(line) : escaped(line)}</p>`).join('')}<p><small>${escaped(why)}</small></p>`,
      pictures: [],
      files: [],
    };
    const entity = told.entity === null ? undefined : model.entities.get(told.entity);
    const holder = {
      entity: told.record && entity ? entity.entity.id : 'notification',
      recordId: told.record?.id ?? id,
      field: null,
    };
    await storeMail(tx, mail, holder, actor.id);
  });
}

/** When what the person is reminded of is, by his clock; null where it has no time or he may not know it. */
async function whenOf(
  database: Queryable,
  { kind, entity: name, record }: WireNotification,
  startsAt: Date | null,
  context: Context,
): Promise<string | null> {
  const entity = name === null ? undefined : context.model.entities.get(name);
  if (kind !== 'reminder' || !record || !entity) return null;
  const { start } = entity.times;
  if (!start || !readableFields(entity, context).includes(start.name)) return null;
  const given = startsAt?.toISOString() ?? (await startOf(database, entity, record.id, context));
  if (given === null) return null;
  const own = await readOwnSetting(database, context.actor.id, TIME_ZONE_SETTING);
  const zone = typeof own === 'string' && isTimeZone(own) ? own : TIME_ZONE;
  return `${start.label[context.actor.language]}: ${dateWords(given, start.type, zone, context.actor.language)}`;
}

async function startOf(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  context: Context,
): Promise<string | null> {
  const field = entity.times.start?.name ?? '';
  const text = await readRecord(database, entity, id, { fields: [field], expand: new Set() }, context);
  const value = text === null ? null : (JSON.parse(text) as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : null;
}

/** A date never shifts; an instant is told by the person's clock, with its zone. */
function dateWords(value: string, type: string, timeZone: string, language: Language): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  if (type === 'date')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(value.slice(0, 10)));
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(value));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ESCAPES[one] ?? one);
const linked = (url: string): string => `<a href="${escaped(url)}">${escaped(url)}</a>`;
