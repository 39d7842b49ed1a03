import type { DavAnswer, DavReach, DavRequest } from '@leitwerk/platform/module/module-dav';
import { freeBusy } from '../calendar/free-busy.ts';
import type { Collection } from '../collections.ts';
import { DavRefused } from '../dav-refused.ts';
import type { Content, Member } from '../members.ts';
import { contentsOf, membersByName, membersOf } from '../members.ts';
import type { Element } from '../xml/read-xml.ts';
import { part, parts, readXml } from '../xml/read-xml.ts';
import { nameOf, textEl } from '../xml/write-xml.ts';
import { nameFromHref, resourceAddress } from './addresses.ts';
import type { Test, TimeRange } from './filter.ts';
import { propertyTest, timeRangeOf } from './filter.ts';
import { gone, multistatus, response } from './multistatus.ts';
import { placeOf } from './place.ts';
import type { Wanted } from './properties.ts';
import { contentProperties, memberProperties, NEEDS_CONTENT } from './properties.ts';
import { namesIn } from './propfind.ts';
import { keepMembers, membersOfState, readMembers, tokenFrom, tokenText } from './state.ts';

/** Addresses of one multiget. */
const MOST_HREFS = 500;

type Asked = {
  readonly root: Element;
  readonly collection: Collection;
  readonly reach: DavReach;
  readonly names: readonly string[];
  readonly wanted: Wanted;
};

/** RFC 3253, 3.6: a query of what a collection holds. */
export async function report(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  const place = await placeOf(request.path, reach);
  const root = readXml(request.body);
  if (place.is !== 'collection') throw new DavRefused(403, 'dav.report', 'd:supported-report');
  const { collection } = place;
  const prop = part(root, nameOf('d:prop'));
  const version = part(prop, nameOf('b:address-data'))?.attributes['version'] ?? null;
  if (version !== null && version !== '3.0' && version !== '4.0')
    throw new DavRefused(403, 'dav.filter', 'b:supported-address-data');
  const expand = part(part(prop, nameOf('c:calendar-data')), nameOf('c:expand'));
  if (expand && (!expand.attributes['start'] || !expand.attributes['end']))
    throw new DavRefused(403, 'dav.filter', 'c:supported-calendar-data');
  const wanted = { version, expand: expand ? { range: timeRangeOf(expand), timeZone: reach.timeZone } : null };
  const asked: Asked = { root, collection, reach, names: namesIn(prop), wanted };
  const calendars = collection.home === 'calendars';
  switch (root.name) {
    case nameOf('d:sync-collection'):
      return syncCollection(asked);
    case nameOf(calendars ? 'c:calendar-multiget' : 'b:addressbook-multiget'):
      return multiget(asked);
    case nameOf(calendars ? 'c:calendar-query' : 'b:addressbook-query'):
      return query(asked);
    case nameOf('c:free-busy-query'):
      if (calendars) return freeBusyQuery(asked);
  }
  throw new DavRefused(403, 'dav.report', 'd:supported-report');
}

/** RFC 6578, 3.2: what is new or changed since a token, what is gone, and the next token. */
async function syncCollection(asked: Asked): Promise<DavAnswer> {
  const { root, collection, reach } = asked;
  const level = part(root, nameOf('d:sync-level'))?.text.trim() ?? '1';
  // Collections here hold no collections: all of it is one level.
  if (level !== '1' && level !== 'infinite') throw new DavRefused(400, 'dav.xml-broken');
  const given = part(root, nameOf('d:sync-token'))?.text.trim() ?? '';
  const before = given === '' ? new Map() : await knownBy(given, collection, reach);
  const members = await membersOf(collection, reach);
  const token = await keepMembers(members, collection, reach);
  const changed = members.filter((one) => {
    const known = before.get(one.id);
    return known?.version !== one.version || known.revision !== one.revision;
  });
  const here = new Set(members.map((one) => one.id));
  const left = [...before.keys()].filter((id) => !here.has(id));
  const most = Number(part(part(root, nameOf('d:limit')), nameOf('d:nresults'))?.text ?? Number.POSITIVE_INFINITY);
  // RFC 6578, 3.6: whoever cannot take them all must ask without a limit; a part of them would be no state to go on from.
  if (changed.length + left.length > most)
    throw new DavRefused(507, 'dav.too-many', 'd:number-of-matches-within-limits', { most });
  const names = new Map(
    (await reach.readNames(collection.kind.entity.entity.name, left)).map((one) => [one.id, one.name]),
  );
  const responses = [
    ...(await responsesOf(changed, asked)),
    ...left.map((id) =>
      gone(resourceAddress(reach, collection, names.get(id) ?? `${id}.${collection.kind.extension}`)),
    ),
  ];
  return multistatus(responses, textEl('d:sync-token', tokenText(token)));
}

async function knownBy(text: string, collection: Collection, reach: DavReach) {
  const token = tokenFrom(text);
  const state = token === null ? null : await readMembers(token, collection, reach);
  if (!state) throw new DavRefused(403, 'dav.sync-token', 'd:valid-sync-token');
  return membersOfState(state);
}

async function responsesOf(members: readonly Member[], asked: Asked): Promise<readonly string[]> {
  const { collection, reach, names } = asked;
  const responses: string[] = [];
  if (!names.some((name) => NEEDS_CONTENT.has(name))) {
    for (const one of members)
      responses.push(
        await response(resourceAddress(reach, collection, one.name), memberProperties(one, collection), names),
      );
    return responses;
  }
  for await (const content of contentsOf(members, collection, reach))
    responses.push(await contentResponse(content, asked));
  return responses;
}

const contentResponse = (content: Content, { collection, reach, names, wanted }: Asked): Promise<string> =>
  response(
    resourceAddress(reach, collection, content.member.name),
    contentProperties(content, collection, wanted),
    names.length > 0 ? names : [nameOf('d:getetag')],
  );

/** RFC 4791 7.9, RFC 6352 8.7. */
async function multiget(asked: Asked): Promise<DavAnswer> {
  const { root, collection, reach } = asked;
  const hrefs = parts(root, nameOf('d:href')).map((one) => one.text.trim());
  if (hrefs.length > MOST_HREFS)
    throw new DavRefused(403, 'dav.too-many', 'd:number-of-matches-within-limits', { most: MOST_HREFS });
  const names = new Map(hrefs.map((one) => [one, nameFromHref(one, reach, collection)]));
  const wanted = [...names.values()].filter((one) => one !== null);
  const members = await membersByName(wanted, collection, reach);
  const here = new Set(members.map((one) => one.name));
  return multistatus([
    ...(await responsesOf(members, asked)),
    ...[...names].flatMap(([one, name]) => (name !== null && here.has(name) ? [] : [gone(one)])),
  ]);
}

/** RFC 4791 7.8, RFC 6352 8.6. */
async function query(asked: Asked): Promise<DavAnswer> {
  const { root, collection, reach } = asked;
  const { test, range } = collection.home === 'books' ? cardTest(root) : calendarTest(root, collection);
  const most = Number(part(part(root, nameOf('b:limit')), nameOf('b:nresults'))?.text ?? Number.POSITIVE_INFINITY);
  const { kind } = collection;
  const responses: string[] = [];
  if (test) {
    const members = await membersOf(collection, reach);
    for await (const content of contentsOf(members, collection, reach)) {
      if (range && kind.isWithin && !kind.isWithin(content.record, range.from, range.to)) continue;
      if (!test(kind.component(content.record, content.kept))) continue;
      responses.push(await contentResponse(content, asked));
      if (responses.length >= most) break;
    }
  }
  return multistatus(responses);
}

type Filter = { readonly test: Test | null; readonly range: TimeRange | null };

const cardTest = (root: Element): Filter => {
  const filter = part(root, nameOf('b:filter'));
  return { test: filter ? propertyTest(filter, 'b') : () => true, range: null };
};

/** VCALENDAR, in it one kind of entry, and what is asked of that. Another kind than the collection's is never found. */
function calendarTest(root: Element, { component }: Collection): Filter {
  const calendar = part(part(root, nameOf('c:filter')), nameOf('c:comp-filter'));
  if (calendar?.attributes['name'] !== 'VCALENDAR') throw new DavRefused(403, 'dav.filter', 'c:valid-filter');
  const [entry, ...more] = parts(calendar, nameOf('c:comp-filter'));
  if (more.length > 0) throw new DavRefused(403, 'dav.filter', 'c:supported-filter');
  if (!entry) return { test: () => true, range: null };
  const isAbsent = part(entry, nameOf('c:is-not-defined')) !== undefined;
  if ((entry.attributes['name'] === component) === isAbsent) return { test: null, range: null };
  if (isAbsent) return { test: () => true, range: null };
  const time = part(entry, nameOf('c:time-range'));
  const inner = parts(entry, nameOf('c:comp-filter')).map((one): Test => {
    const name = one.attributes['name']?.toLowerCase() ?? '';
    if (part(one, nameOf('c:time-range'))) throw new DavRefused(403, 'dav.filter', 'c:supported-filter');
    const wanted = part(one, nameOf('c:is-not-defined')) === undefined;
    return (event) => event.getAllSubcomponents(name).length > 0 === wanted;
  });
  const properties = propertyTest(entry, 'c');
  return {
    test: (event) => properties(event) && inner.every((test) => test(event)),
    range: time ? timeRangeOf(time) : null,
  };
}

/** RFC 4791, 7.10. */
async function freeBusyQuery({ root, collection, reach }: Asked): Promise<DavAnswer> {
  const time = part(root, nameOf('c:time-range'));
  if (!time) throw new DavRefused(403, 'dav.filter', 'c:valid-filter');
  const range = timeRangeOf(time);
  const events: ReturnType<typeof collection.kind.component>[] = [];
  for await (const { record, kept } of contentsOf(await membersOf(collection, reach), collection, reach))
    if (collection.kind.isWithin?.(record, range.from, range.to)) events.push(collection.kind.component(record, kept));
  return {
    status: 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
    body: freeBusy(events, range, reach.timeZone),
  };
}
