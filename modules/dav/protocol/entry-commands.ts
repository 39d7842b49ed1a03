import { newId } from '@leitwerk/platform/module/module';
import type { DavCommand, DavReach, ResourceOfCommand } from '@leitwerk/platform/module/module-dav';
import type { Collection } from '../collections.ts';
import { DavRefused } from '../dav-refused.ts';
import type { Content, Member } from '../members.ts';
import { contentsOf, membersByUid, ownName } from '../members.ts';
import type { Draft } from '../resource-kind.ts';
import { changedValues, refuseUnfound } from './changed-values.ts';

export async function contentOf(member: Member, collection: Collection, reach: DavReach): Promise<Content> {
  for await (const content of contentsOf([member], collection, reach)) return content;
  throw new DavRefused(404, 'dav.unknown');
}

/** What is to be written for an entry, and what is to be kept beside its records. */
export type Written = { readonly commands: readonly DavCommand[]; readonly kept: readonly ResourceOfCommand[] };

export function newOf(draft: Draft, name: string, collection: Collection, reach: DavReach): Written {
  if (!collection.newValues) throw new DavRefused(403, 'dav.not-new-here', 'd:need-privileges');
  const { entity, creatable } = collection.kind.entity;
  const { uidField } = collection.kind;
  const id = newId();
  const named = uidField !== null && creatable.has(uidField) ? { [uidField]: draft.uid } : {};
  const values = { ...withoutBlanks(draft.values), ...collection.newValues, ...named };
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

/** @param more values that are the server's to say and not the device's */
export function changeOf(
  draft: Draft,
  { member, record }: Content,
  collection: Collection,
  reach: DavReach,
  more: Draft['values'] = {},
): Written {
  const { entity } = collection.kind.entity;
  const { id, version, revision, name } = member;
  const values = { ...changedValues(draft.values, record, entity), ...more };
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
export async function othersOf(
  draft: Draft,
  collection: Collection,
  reach: DavReach,
  before: number,
): Promise<Written> {
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
