import type { DavAnswer, DavReach, DavRequest } from '@leitwerk/platform/module/module-dav';
import type { Collection } from '../collections.ts';
import { DavRefused } from '../dav-refused.ts';
import { deviceAnswer } from '../invite/device-answer.ts';
import type { Content } from '../members.ts';
import { etagOf, membersByName, membersByUid } from '../members.ts';
import type { Draft } from '../resource-kind.ts';
import { el, href } from '../xml/write-xml.ts';
import { resourceAddress } from './addresses.ts';
import { changedValues } from './changed-values.ts';
import { checkConditions } from './conditions.ts';
import { changeOf, contentOf, newOf, othersOf } from './entry-commands.ts';
import { placeOf } from './place.ts';

async function entryOf(request: DavRequest, reach: DavReach) {
  const place = await placeOf(request.path, reach);
  if (place.is !== 'resource') throw new DavRefused(405, 'dav.method-here');
  const members = await membersByName([place.name], place.collection, reach);
  return { ...place, member: members[0] ?? null };
}

/** RFC 4791 4.1, RFC 6352 5.1. */
export async function get(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  const { collection, member } = await entryOf(request, reach);
  if (!member) throw new DavRefused(404, 'dav.unknown');
  const content = await contentOf(member, collection, reach);
  const etag = etagOf(content.member);
  if (request.header('if-none-match') === etag) return { status: 304, headers: { etag } };
  const version = /version="?4\.0/.test(request.header('accept') ?? '') ? '4.0' : null;
  return {
    status: 200,
    headers: { etag, 'content-type': `${collection.kind.type}; charset=utf-8` },
    body: collection.kind.text(content.record, content.kept, version),
  };
}

/** Deletes the record as the person may: it goes to the bin. */
export async function remove(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  const { collection, member } = await entryOf(request, reach);
  if (!member) throw new DavRefused(404, 'dav.unknown');
  checkConditions(request, member);
  const { name: entity } = collection.kind.entity.entity;
  const version = request.header('if-match') === null ? {} : { version: member.version };
  await reach.writeKept([{ action: 'delete', entity, id: member.id, ...version }], []);
  return { status: 204 };
}

/**
 * RFC 4791 5.3.2, RFC 6352 6.3.2: makes or changes a record by the same rules as every form. The answer has no ETag, because what is
 * stored are its fields and not its bytes: the device fetches what became of it.
 */
export async function put(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  const { collection, name, member } = await entryOf(request, reach);
  checkConditions(request, member);
  const { type } = collection.kind;
  const given = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== undefined && given !== type && given !== 'text/x-vcard' && given !== 'text/plain')
    throw new DavRefused(
      415,
      'dav.media-type',
      collection.home === 'books' ? 'b:supported-address-data' : 'c:supported-calendar-data',
      { type },
    );
  const draft = await collection.kind.read(request.body);
  const [taken] = (await membersByUid(draft.uid, collection, reach)).filter((one) => one.id !== member?.id);
  if (taken || (member && member.uid !== draft.uid))
    throw new UidTaken(taken && resourceAddress(reach, collection, taken.name), collection);
  if (member) return change(draft, await contentOf(member, collection, reach), collection, reach);
  const { commands, kept } = newOf(draft, name, collection, reach);
  const others = await othersOf(draft, collection, reach, commands.length);
  await reach.writeKept([...commands, ...others.commands], [...kept, ...others.kept]);
  return { status: 201 };
}

/** An answer to an invitation may be all that a device has changed, and may be given by somebody who may not change the appointment. */
async function change(draft: Draft, content: Content, collection: Collection, reach: DavReach): Promise<DavAnswer> {
  const answer = draft.entry ? await deviceAnswer(draft.entry, content, collection, reach) : null;
  if (answer && (await answer.note())) {
    const { entity } = collection.kind.entity;
    if (Object.keys(changedValues(draft.values, content.record, entity)).length === 0) return { status: 204 };
    // What he has changed besides is judged like every change; his answer stays.
    content = await contentOf(content.member, collection, reach);
  }
  // Before it is noted: a device that asks again after a failure in between sends no second one.
  await answer?.send();
  const { commands, kept } = changeOf(draft, content, collection, reach, answer?.values);
  const others = await othersOf(draft, collection, reach, commands.length);
  await reach.writeKept([...commands, ...others.commands], [...kept, ...others.kept]);
  return { status: 204 };
}

/** Names what has it, as the precondition wants (RFC 4791, 5.3.2.1). */
class UidTaken extends DavRefused {
  constructor(address: string | undefined, { home }: Collection) {
    const name = home === 'books' ? 'b:no-uid-conflict' : 'c:no-uid-conflict';
    super(409, 'dav.uid-taken', name);
    this.detail = address === undefined ? el(name) : el(name, href(address));
  }
}
