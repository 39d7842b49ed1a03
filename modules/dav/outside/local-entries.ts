import type { DavReach } from '@leitwerk/platform/module/module-dav';
import { dayInUid, withTimes } from '../calendar/series.ts';
import { calendarText } from '../calendar/write-calendar.ts';
import type { Collection } from '../collections.ts';
import type { Content, Member } from '../members.ts';
import { contentsOf } from '../members.ts';
import type { EntryState } from './entry-state.ts';
import { stateOf } from './entry-state.ts';

/** An entry as it lies here: its record, and those that belong to it there. */
export type LocalEntry = { readonly member: Member; readonly others: readonly Member[]; readonly stamp: string };

/**
 * What lies here in a collection, entry by entry, by the id of its record.
 * @param linked ids of records that are entries of their own there, whatever their UIDs look like
 */
export function entriesOf(members: readonly Member[], linked: ReadonlySet<string>): ReadonlyMap<string, LocalEntry> {
  const byUid = new Map(members.map((one) => [one.uid, one]));
  const others = new Map<string, Member[]>();
  for (const one of members) {
    const master = linked.has(one.id) ? undefined : byUid.get(dayInUid(one.uid)?.series ?? '');
    if (master) others.set(master.id, [...(others.get(master.id) ?? []), one]);
  }
  const belonging = new Set([...others.values()].flat().map((one) => one.id));
  return new Map(
    members
      .filter((one) => !belonging.has(one.id))
      .map((member) => {
        const own = (others.get(member.id) ?? []).toSorted((a, b) => (a.uid < b.uid ? -1 : 1));
        return [member.id, { member, others: own, stamp: [member, ...own].map(stampOf).join() }];
      }),
  );
}

const stampOf = ({ id, version, revision }: Member): string => `${id}.${version}.${revision}`;

export type LocalContent = {
  readonly entry: LocalEntry;
  readonly content: Content;
  /** As it is sent. */
  readonly text: string;
  readonly state: EntryState;
  readonly changedAt: Date;
};

/** Entries with all they say, in the words in which they would be sent; those that went meanwhile are missing. */
export async function readLocal(
  entries: readonly LocalEntry[],
  collection: Collection,
  reach: DavReach,
): Promise<ReadonlyMap<string, LocalContent>> {
  const contents = new Map<string, Content>();
  for await (const one of contentsOf(
    entries.flatMap(({ member, others }) => [member, ...others]),
    collection,
    reach,
  ))
    contents.set(one.member.id, one);
  const found = new Map<string, LocalContent>();
  for (const entry of entries) {
    const content = contents.get(entry.member.id);
    if (!content) continue;
    const others = entry.others.flatMap((one) => contents.get(one.id) ?? []);
    const text = textOf(content, others, collection);
    const state = stateOf(await collection.kind.read(text));
    const changedAt = new Date(
      Math.max(...[content, ...others].map(({ record }) => Date.parse(String(record['updatedAt'])))),
    );
    found.set(entry.member.id, { entry, content, text, state, changedAt });
  }
  return found;
}

function textOf({ record, kept }: Content, others: readonly Content[], { kind }: Collection): string {
  if (others.length === 0) return kind.text(record, kept, null);
  const parts = others.flatMap((one) => {
    const day = dayInUid(one.member.uid)?.day;
    return day === undefined ? [] : [{ day, component: kind.component(one.record, one.kept) }];
  });
  return calendarText(withTimes(kind.component(record, kept), parts));
}
