import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { eventKind } from '../calendar/event-kind.ts';
import type { ResourceKind } from '../resource-kind.ts';
import type { CalendarShape, InvitationShape } from '../settings.ts';
import { calendarShapes } from '../settings.ts';
import { invitationFields } from './invitation-fields.ts';
import { inviteIssue } from './invite-issue.ts';

/** The calendar whose appointments have guests, as far as the actor may see all that belongs to it. */
export type GuestCalendar = {
  readonly shape: CalendarShape;
  readonly kind: ResourceKind;
  readonly fields: InvitationShape;
  /** Names of the entity and its fields. */
  readonly entity: string;
  readonly owner: string;
  readonly start: string;
  readonly end: string;
  readonly repetition: string | null;
  readonly title: string;
};

/** Name of the entity whose records have guests; null where the settings name none. */
export const guestEntity = (context: ModuleContext): string | null =>
  calendarShapes(context).find(({ invitations }) => invitations !== undefined)?.entity ?? null;

export function findGuestCalendar(context: ModuleContext): GuestCalendar | null {
  const shape = calendarShapes(context).find(({ invitations }) => invitations !== undefined);
  const view = shape && context.entity(shape.entity);
  const kind = shape && view ? eventKind(shape, view, context) : null;
  const fields = shape && view ? invitationFields(shape, view) : null;
  if (!shape || !view || !kind || !fields) return null;
  const nameOf = (id: string | undefined): string | null =>
    view.entity.fields.find((one) => one.id === id)?.name ?? null;
  const { entity } = view;
  const [owner, start, end] = [entity.ownerField, entity.startField, entity.endField].map(nameOf);
  if (!owner || !start || !end) return null;
  const repetition = nameOf(entity.repetitionField);
  return { shape, kind, fields, entity: shape.entity, owner, start, end, repetition, title: shape.summary };
}

/** Throws `ActionRefused` where there is none for this person. */
export function guestCalendar(context: ModuleContext): GuestCalendar {
  const calendar = findGuestCalendar(context);
  if (!calendar) throw new ActionRefused([inviteIssue('message', 'dav.invite-no-calendar')], 403);
  return calendar;
}

/** So many UIDs are looked for in one query. */
export const AT_ONCE = 25;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Records that have one of these UIDs, 25 at most, of one owner or of everybody who may be seen. */
export async function recordsByUid(
  uids: readonly string[],
  owner: string | null,
  { kind, fields, entity, owner: field }: GuestCalendar,
  context: ModuleContext,
): Promise<readonly WireRecord[]> {
  const ids = uids.filter((uid) => UUID.test(uid));
  const named = {
    or: [
      { [fields.uid]: { in: uids } },
      ...(ids.length > 0 ? [{ id: { in: ids }, [fields.uid]: { isNull: true } }] : []),
    ],
  };
  const filter = owner === null ? named : { and: [named, { [field]: owner }] };
  return (
    await context.list(entity, { filter, fields: ['id', ...kind.fields, field], sort: ['id'], limit: 20 * uids.length })
  ).items;
}

/** Whether a record that was found so is called this. */
export const isCalled = (record: WireRecord, uid: string, { fields }: GuestCalendar): boolean =>
  (record[fields.uid] ?? record.id) === uid;

/** A record with all that an invitation says of it. Throws `ActionRefused` when the actor sees none. */
export async function recordOf(
  id: string,
  { kind, entity, owner }: GuestCalendar,
  context: ModuleContext,
): Promise<WireRecord> {
  const { items } = await context.list(entity, { filter: { id }, fields: ['id', ...kind.fields, owner], limit: 1 });
  const [record] = items;
  if (!record) throw new ActionRefused([inviteIssue('record', 'dav.invite-record')]);
  return record;
}
