import type { DavReach } from '@leitwerk/platform/module/module-dav';
import { expandEvent } from '../calendar/expand-event.ts';
import type { Span } from '../calendar/spans-of.ts';
import { calendarText } from '../calendar/write-calendar.ts';
import { zoneComponent } from '../calendar/zone-component.ts';
import type { Collection, Home } from '../collections.ts';
import type { Content, Member } from '../members.ts';
import { etagOf } from '../members.ts';
import { el, href, nameOf, textEl } from '../xml/write-xml.ts';
import { homeAddress, personAddress, rootAddress } from './addresses.ts';
import { tokenOf, tokenText } from './state.ts';

/** What is to be known at an address: the content of each property, worked out when it is asked for. By `{namespace}name`. */
export type Properties = ReadonlyMap<string, () => string | Promise<string>>;

const SIZE_LIMIT = 1_000_000;

const properties = (given: Readonly<Record<string, () => string | Promise<string>>>): Properties =>
  new Map(Object.entries(given).map(([name, value]) => [nameOf(name), value]));

/** RFC 5397, and where whose calendars and address books are (RFC 4791 6.2.1, RFC 6352 7.1.1). */
const everywhere = (reach: DavReach) => ({
  'd:current-user-principal': () => href(personAddress(reach)),
  'd:principal-collection-set': () => href(rootAddress),
});

export const rootProperties = (reach: DavReach): Properties =>
  properties({
    ...everywhere(reach),
    'd:resourcetype': () => el('d:collection'),
    'd:displayname': () => 'Leitwerk',
  });

export const personProperties = (reach: DavReach): Properties =>
  properties({
    ...everywhere(reach),
    'd:resourcetype': () => el('d:collection') + el('d:principal'),
    'd:displayname': () => escaped(reach.actor.name),
    'd:principal-URL': () => href(personAddress(reach)),
    'd:owner': () => href(personAddress(reach)),
    'd:current-user-privilege-set': () => privileges(['d:read']),
    'c:calendar-home-set': () => href(homeAddress(reach, 'calendars')),
    'c:calendar-user-address-set': () => href(`mailto:${reach.email}`) + href(personAddress(reach)),
    'b:addressbook-home-set': () => href(homeAddress(reach, 'books')),
    's:email-address-set': () => textEl('s:email-address', reach.email),
  });

export const homeProperties = (reach: DavReach, home: Home): Properties =>
  properties({
    ...everywhere(reach),
    'd:resourcetype': () => el('d:collection'),
    'd:displayname': () => home,
    'd:owner': () => href(personAddress(reach)),
    'd:current-user-privilege-set': () => privileges(['d:read']),
  });

export function collectionProperties(collection: Collection, reach: DavReach): Properties {
  const { home, label, color, component } = collection;
  const shared = {
    ...everywhere(reach),
    'd:displayname': () => escaped(label),
    'd:owner': () => href(personAddress(reach)),
    'd:current-user-privilege-set': () => privileges(privilegesOf(collection)),
    'd:supported-report-set': () => reports(home),
    // RFC 6578, 4; the older getctag says the same to clients that know no tokens.
    'd:sync-token': async () => tokenText(await tokenOf(collection, reach)),
    's:getctag': async () => tokenText(await tokenOf(collection, reach)),
  };
  if (home === 'books')
    return properties({
      ...shared,
      'd:resourcetype': () => el('d:collection') + el('b:addressbook'),
      'b:supported-address-data': () =>
        ['3.0', '4.0']
          .map((version) => `<b:address-data-type content-type="text/vcard" version="${version}"/>`)
          .join(''),
      'b:max-resource-size': () => String(SIZE_LIMIT),
    });
  return properties({
    ...shared,
    'd:resourcetype': () => el('d:collection') + el('c:calendar'),
    'c:supported-calendar-component-set': () => `<c:comp name="${component}"/>`,
    'c:supported-calendar-data': () => '<c:calendar-data content-type="text/calendar" version="2.0"/>',
    'c:calendar-timezone': () => escaped(zoneText(reach.timeZone)),
    'c:max-resource-size': () => String(SIZE_LIMIT),
    'c:schedule-calendar-transp': () => el('c:opaque'),
    ...(color !== null && { 'i:calendar-color': () => color }),
  });
}

const zoneText = (zone: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Leitwerk//DAV//EN',
    zoneComponent(zone, new Date().getUTCFullYear()).toString(),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** Of an entry whose content has not been read. */
export const memberProperties = (member: Member, { kind, component }: Collection): Properties =>
  properties({
    'd:resourcetype': () => '',
    'd:getetag': () => escaped(etagOf(member)),
    'd:getcontenttype': () => `${kind.type}; charset=utf-8${component === null ? '' : `; component=${component}`}`,
  });

/** How the client wants contents. */
export type Wanted = {
  /** Of a vCard. */
  readonly version: string | null;
  /** Each time of an appointment in this range by itself. */
  readonly expand: { readonly range: Span; readonly timeZone: string } | null;
};

/** As they lie here. */
export const AS_IT_IS: Wanted = { version: null, expand: null };

/** Of an entry with its content. */
export const contentProperties = (
  { member, record, kept }: Content,
  collection: Collection,
  { version, expand }: Wanted,
): Properties => {
  const { kind, component } = collection;
  const text = (): string =>
    escaped(
      expand && component === 'VEVENT'
        ? calendarText(expandEvent(kind.component(record, kept), expand.range, expand.timeZone))
        : kind.text(record, kept, version),
    );
  return new Map([
    ...memberProperties(member, collection),
    [nameOf(collection.home === 'books' ? 'b:address-data' : 'c:calendar-data'), text],
    [nameOf('d:getlastmodified'), () => new Date(String(record['updatedAt'])).toUTCString()],
    [nameOf('d:getcontentlength'), () => String(Buffer.byteLength(kind.text(record, kept, version)))],
  ]);
};

/** Properties for which the content must be read. */
export const NEEDS_CONTENT: ReadonlySet<string> = new Set(
  ['b:address-data', 'c:calendar-data', 'd:getlastmodified', 'd:getcontentlength'].map(nameOf),
);

const escaped = (text: string): string => textEl('x', text).slice(3, -4);

/** RFC 3744, 5.4. A device shows a collection without `write-content` as one that is only read. */
const privileges = (names: readonly string[]): string => names.map((name) => el('d:privilege', el(name))).join('');

const privilegesOf = ({ newValues, mayUpdate, mayDelete, home }: Collection): readonly string[] => [
  'd:read',
  ...(home === 'calendars' ? ['c:read-free-busy'] : []),
  ...(newValues ? ['d:bind'] : []),
  ...(mayUpdate ? ['d:write-content'] : []),
  ...(mayDelete ? ['d:unbind'] : []),
  ...(newValues && mayUpdate && mayDelete ? ['d:write'] : []),
];

/** RFC 3253, 3.1.5. */
const reports = (home: Home): string =>
  [
    'd:sync-collection',
    ...(home === 'books'
      ? ['b:addressbook-multiget', 'b:addressbook-query']
      : ['c:calendar-multiget', 'c:calendar-query', 'c:free-busy-query']),
  ]
    .map((name) => el('d:supported-report', el('d:report', el(name))))
    .join('');
