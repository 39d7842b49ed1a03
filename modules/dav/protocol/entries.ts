import { newId } from '@leitwerk/platform/module/module';
import type {
  DavAnswer,
  DavCommand,
  DavReach,
  DavRequest,
  ResourceOfCommand,
} from '@leitwerk/platform/module/module-dav';
import type { Collection } from '../collections.ts';
import { DavRefused } from '../dav-refused.ts';
import type { Content, Member } from '../members.ts';
import { contentsOf, etagOf, membersByName, membersByUid, ownName } from '../members.ts';
import type { Draft } from '../resource-kind.ts';
import { el, href } from '../xml/write-xml.ts';
import { resourceAddress } from './addresses.ts';
import { changedValues, refuseUnfound } from './changed-values.ts';
import { checkConditions } from './conditions.ts';
import { placeOf } from './place.ts';

async function entryOf(request: DavRequest, reach: DavReach) {
  const place = await placeOf(request.path, reach);
  if (place.is !== 'resource') throw new DavRefused(405, 'dav.method-here');
  const members = await membersByName([place.name], place.collection, reach);
  return { ...place, member: members[0] ?? null };
}

async function contentOf(member: Member, collection: Collection, reach: DavReach): Promise<Content> {
  for await (const content of contentsOf([member], collection, reach)) return content;
  throw new DavRefused(404, 'dav.unknown');
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
  const { commands, kept } = member
    ? changeOf(draft, await contentOf(member, collection, reach), collection, reach)
    : newOf(draft, name, collection, reach);
  const others = await othersOf(draft, collection, reach, commands.length);
  await reach.writeKept([...commands, ...others.commands], [...kept, ...others.kept]);
  return member ? { status: 204 } : { status: 201 };
}

/** Names what has it, as the precondition wants (RFC 4791, 5.3.2.1). */
class UidTaken extends DavRefused {
  constructor(address: string | undefined, { home }: Collection) {
    const name = home === 'books' ? 'b:no-uid-conflict' : 'c:no-uid-conflict';
    super(409, 'dav.uid-taken', name);
    this.detail = address === undefined ? el(name) : el(name, href(address));
  }
}

type Written = { readonly commands: readonly DavCommand[]; readonly kept: readonly ResourceOfCommand[] };

function newOf(draft: Draft, name: string, collection: Collection, reach: DavReach): Written {
  if (!collection.newValues) throw new DavRefused(403, 'dav.not-new-here', 'd:need-privileges');
  const { entity } = collection.kind.entity;
  const id = newId();
  const values = { ...withoutBlanks(draft.values), ...collection.newValues };
  refuseUnfound(values, entity, reach.actor.language);
  const event = draft.eventFor?.(null) ?? null;
  return {
    commands: [
      { action: 'create', entity: entity.name, id, values },
      ...(event === null ? [] : [{ action: 'transition', entity: entity.name, id, event, input: {} } as const]),
    ],
    kept: [{ of: 0, name, uid: draft.uid, rest: draft.rest, within: collection.filter }],
  };
}

/** What is left out of a new record gets its default. */
const withoutBlanks = (values: Draft['values']): Draft['values'] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

function changeOf(draft: Draft, { member, record }: Content, collection: Collection, reach: DavReach): Written {
  const { entity } = collection.kind.entity;
  const { id, version, revision, name } = member;
  const values = changedValues(draft.values, record, entity);
  refuseUnfound(values, entity, reach.actor.language);
  const event = draft.eventFor?.(record) ?? null;
  const update = { action: 'update', entity: entity.name, id, version, values } as const;
  const transition = { action: 'transition', entity: entity.name, id, event: event ?? '', input: {} } as const;
  // A task that is opened again can be changed only then; one that is done must be changed before.
  const isFirst = event !== null && Object.keys(values).length > 0 && draft.opens === true;
  const commands: readonly DavCommand[] =
    event === null
      ? [update]
      : isFirst
        ? [
            { ...transition, version },
            { action: 'update', entity: entity.name, id, values },
          ]
        : Object.keys(values).length === 0
          ? [{ ...transition, version }]
          : [update, transition];
  return { commands, kept: [{ of: 0, name, uid: draft.uid, rest: draft.rest, revision }] };
}

/** Times of a series that were moved: records of their own, made once however often the device sends them. */
async function othersOf(draft: Draft, collection: Collection, reach: DavReach, before: number): Promise<Written> {
  const commands: DavCommand[] = [];
  const kept: ResourceOfCommand[] = [];
  const { entity } = collection.kind.entity;
  for (const { uid, values, rest } of draft.others) {
    const [known] = await membersByUid(uid, collection, reach);
    const of = before + commands.length;
    if (known) {
      const { record } = await contentOf(known, collection, reach);
      commands.push({
        action: 'update',
        entity: entity.name,
        id: known.id,
        version: known.version,
        values: changedValues(values, record, entity),
      });
      kept.push({ of, name: known.name, uid, rest });
      continue;
    }
    const id = newId();
    commands.push({
      action: 'create',
      entity: entity.name,
      id,
      values: { ...withoutBlanks(values), ...collection.newValues },
    });
    kept.push({ of, name: ownName(id, collection), uid, rest });
  }
  return { commands, kept };
}
