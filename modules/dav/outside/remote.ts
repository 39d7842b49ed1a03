import { part, parts } from '../xml/read-xml.ts';
import { document, el, href as hrefEl, nameOf, textEl } from '../xml/write-xml.ts';
import type { OutsideServer, ServerAnswer } from './ask-server.ts';
import { pathOf, readMultistatus, statusOf } from './multistatus.ts';

const XML = { 'content-type': 'application/xml; charset=utf-8' };

export type Contents = 'appointments' | 'contacts';

export type FoundCollection = { readonly address: string; readonly name: string; readonly contents: Contents };

const propfind = (...names: readonly string[]): string =>
  document('d:propfind', el('d:prop', ...names.map((one) => el(one))));

/** The calendars for appointments, or the address books, that lie in a home. */
export async function listCollections(
  home: URL,
  contents: Contents,
  server: OutsideServer,
): Promise<readonly FoundCollection[]> {
  const answer = await server.ask({
    method: 'PROPFIND',
    url: home,
    headers: { ...XML, depth: '1' },
    body: propfind('d:resourcetype', 'd:displayname', 'c:supported-calendar-component-set'),
  });
  const wanted = nameOf(contents === 'appointments' ? 'c:calendar' : 'b:addressbook');
  return readMultistatus(answer).said.flatMap(({ href, prop }) => {
    if (!part(prop(nameOf('d:resourcetype')), wanted)) return [];
    const components = parts(prop(nameOf('c:supported-calendar-component-set')), nameOf('c:comp'));
    // Without that property it holds all of them (RFC 4791, 5.2.3).
    if (
      contents === 'appointments' &&
      components.length > 0 &&
      !components.some((one) => one.attributes['name'] === 'VEVENT')
    )
      return [];
    const name =
      prop(nameOf('d:displayname'))?.text.trim() || decodeURIComponent(href.split('/').findLast(Boolean) ?? href);
    return [{ address: new URL(href, answer.url).href, name: name.slice(0, 255), contents }];
  });
}

/** ETag of every entry, by the path of its address. */
export type Listing = ReadonlyMap<string, string>;

/** All entries, compared one by one. */
export async function listEntries(url: URL, server: OutsideServer): Promise<Listing> {
  const answer = await server.ask({
    method: 'PROPFIND',
    url,
    headers: { ...XML, depth: '1' },
    body: propfind('d:getetag', 'd:resourcetype'),
  });
  const itself = pathOf(url.href, url);
  const entries = readMultistatus(answer).said.filter(
    ({ href, prop }) => href !== itself && !part(prop(nameOf('d:resourcetype')), nameOf('d:collection')),
  );
  return new Map(entries.map(({ href, prop }) => [href, tagOf(prop(nameOf('d:getetag'))?.text, answer)]));
}

const tagOf = (text: string | undefined, answer: ServerAnswer): string => {
  const tag = text?.trim();
  // An entry without one could not be told from a changed one.
  if (!tag) throw statusOf(answer, 'getetag');
  return tag;
};

export type Changes = { readonly changed: Listing; readonly gone: readonly string[]; readonly syncToken: string };

/** RFC 6578: what has changed since a token; null where the server knows neither the token nor such questions. */
export async function changesSince(url: URL, token: string, server: OutsideServer): Promise<Changes | null> {
  const answer = await server
    .ask({
      method: 'REPORT',
      url,
      headers: XML,
      body: document(
        'd:sync-collection',
        textEl('d:sync-token', token),
        textEl('d:sync-level', '1'),
        el('d:prop', el('d:getetag')),
      ),
    })
    .catch(() => null);
  if (answer?.status !== 207) return null;
  const { said, syncToken } = readMultistatus(answer);
  // 507 for the collection itself: there is more than one answer holds (RFC 6578, 3.6).
  const itself = pathOf(url.href, url);
  if (!syncToken || said.some(({ href, status }) => href === itself && status !== null)) return null;
  const entries = said.filter(({ href }) => href !== itself);
  return {
    changed: new Map(
      entries
        .filter(({ status }) => status === null)
        .map(({ href, prop }) => [href, tagOf(prop(nameOf('d:getetag'))?.text, answer)]),
    ),
    gone: entries.filter(({ status }) => status === 404).map(({ href }) => href),
    syncToken,
  };
}

/** The token of what a collection holds now; null where there are none. */
export async function readSyncToken(url: URL, server: OutsideServer): Promise<string | null> {
  const answer = await server.ask({
    method: 'PROPFIND',
    url,
    headers: { ...XML, depth: '0' },
    body: propfind('d:sync-token'),
  });
  const [said] = readMultistatus(answer).said;
  return said?.prop(nameOf('d:sync-token'))?.text.trim() || null;
}

export type FetchedEntry = { readonly href: string; readonly etag: string; readonly text: string };

/** Entries themselves; those that went meanwhile or are not delivered are missing (RFC 4791 7.9, RFC 6352 8.7). */
export async function fetchEntries(
  url: URL,
  contents: Contents,
  hrefs: readonly string[],
  server: OutsideServer,
): Promise<readonly FetchedEntry[]> {
  const [report, data] =
    contents === 'appointments'
      ? ['c:calendar-multiget', 'c:calendar-data']
      : ['b:addressbook-multiget', 'b:address-data'];
  const answer = await server.ask({
    method: 'REPORT',
    url,
    headers: { ...XML, depth: '1' },
    body: document(report, el('d:prop', el('d:getetag'), el(data)), ...hrefs.map(hrefEl)),
  });
  return readMultistatus(answer).said.flatMap(({ href, prop }) => {
    const [etag, text] = [prop(nameOf('d:getetag'))?.text.trim(), prop(nameOf(data))?.text];
    return etag && text ? [{ href, etag, text }] : [];
  });
}

/** What became of a write: `changed` where somebody else was quicker. `etag` is null where the server does not say. */
export type Written = { readonly is: 'written'; readonly etag: string | null } | { readonly is: 'changed' };

/** @param before ETag of what is overwritten; null for a new entry. Never over what nobody here has seen */
export async function putEntry(
  url: URL,
  entry: { readonly type: string; readonly text: string; readonly before: string | null },
  server: OutsideServer,
): Promise<Written> {
  const { type, text, before } = entry;
  const answer = await server.ask({
    method: 'PUT',
    url,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      ...(before === null ? { 'if-none-match': '*' } : { 'if-match': before }),
    },
    body: text,
  });
  if (answer.status === 412 || answer.status === 404) return { is: 'changed' };
  if (answer.status < 200 || answer.status > 299) throw statusOf(answer, 'PUT');
  const etag = answer.header('etag');
  // A weak one says that it stored something else.
  return { is: 'written', etag: etag?.startsWith('W/') ? null : etag };
}

export async function deleteEntry(url: URL, before: string, server: OutsideServer): Promise<Written> {
  const answer = await server.ask({ method: 'DELETE', url, headers: { 'if-match': before } });
  if (answer.status === 412) return { is: 'changed' };
  if (answer.status !== 404 && answer.status !== 410 && (answer.status < 200 || answer.status > 299))
    throw statusOf(answer, 'DELETE');
  return { is: 'written', etag: null };
}
