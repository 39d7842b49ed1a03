import { resolveSrv } from 'node:dns/promises';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { part } from '../xml/read-xml.ts';
import { document, el, nameOf } from '../xml/write-xml.ts';
import type { OutsideServer } from './ask-server.ts';
import { addressWithin } from './ask-server.ts';
import { readMultistatus } from './multistatus.ts';
import type { Connection, OutsideProvider } from './outside.ts';
import { outsideIssue } from './outside-issue.ts';

const MAIL = /^[^\s@/]+@([^\s@/]+\.[^\s@/.]+)$/;
const DNS_MS = 5000;

/** Servers of those whose domains do not name them. */
const PRESETS: Readonly<Record<string, string>> = {
  'icloud.com': 'https://caldav.icloud.com/',
  'me.com': 'https://caldav.icloud.com/',
  'mac.com': 'https://caldav.icloud.com/',
};

type Homes = Pick<Connection, 'calendars' | 'books'>;

/**
 * Where the calendars and address books of an account lie (RFC 6764): from the address of a server, of anything on it, or from an
 * e-mail address. Throws `ActionRefused` when there are none, or the sign-in is wrong
 * @param address as a person types it
 */
export async function discover(address: string, server: OutsideServer): Promise<Homes> {
  const places = await placesOf(address.trim());
  let reason: unknown = null;
  for (const place of places) {
    try {
      const [calendars, books] = [await homeOf(place, 'caldav', server), await homeOf(place, 'carddav', server)];
      if (calendars || books) return { calendars: calendars?.href ?? null, books: books?.href ?? null };
    } catch (error) {
      if (!(error instanceof ActionRefused)) throw error;
      // What was said at the first place is about what the person has typed.
      reason ??= error;
    }
  }
  throw (
    reason ?? new ActionRefused([outsideIssue('address', 'dav.outside-nothing', { host: places[0]?.host ?? address })])
  );
}

/**
 * Where they lie at a provider whose settings say where to look. Throws `ActionRefused` when there are none, or the sign-in is wrong
 * @param user the account there
 */
export async function discoverAt(
  { calendars, books }: Pick<OutsideProvider, 'calendars' | 'books'>,
  user: string,
  server: OutsideServer,
): Promise<Homes> {
  const home = async (place: string | undefined, service: keyof typeof HOMES): Promise<string | null> =>
    place === undefined
      ? null
      : ((await homeOf(new URL(place.replaceAll('{user}', encodeURIComponent(user))), service, server))?.href ?? null);
  const found = { calendars: await home(calendars, 'caldav'), books: await home(books, 'carddav') };
  if (found.calendars === null && found.books === null)
    throw new ActionRefused([outsideIssue('address', 'dav.outside-nothing', { host: user })]);
  return found;
}

async function placesOf(address: string): Promise<readonly URL[]> {
  const domain = MAIL.exec(address)?.[1]?.toLowerCase();
  if (domain !== undefined) {
    const preset = PRESETS[domain];
    if (preset !== undefined) return [new URL(preset)];
    return [...(await namedByDomain(domain)), new URL(`https://${domain}/`)];
  }
  const text = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || `${url.username}${url.password}` !== '' || /\s/.test(address))
    throw new ActionRefused([outsideIssue('address', 'dav.outside-address', { address: address.slice(0, 200) })]);
  return [url];
}

/** RFC 6764, 3: over TLS only. */
async function namedByDomain(domain: string): Promise<readonly URL[]> {
  const found: URL[] = [];
  for (const service of ['_caldavs._tcp', '_carddavs._tcp']) {
    const [first] = await Promise.race([
      resolveSrv(`${service}.${domain}`).catch(() => []),
      new Promise<[]>((resolve) => setTimeout(resolve, DNS_MS, []).unref()),
    ]);
    if (first && first.name !== '') found.push(new URL(`https://${first.name}:${first.port}/`));
  }
  return found;
}

const HOMES = { caldav: 'c:calendar-home-set', carddav: 'b:addressbook-home-set' } as const;

/** Asks the address itself, then the well-known one of its host (RFC 6764, 6); each for the principal and its home. */
async function homeOf(place: URL, service: keyof typeof HOMES, server: OutsideServer): Promise<URL | null> {
  let reason: unknown = null;
  for (const start of [place, new URL(`/.well-known/${service}`, place)]) {
    try {
      const home = await homeFrom(start, HOMES[service], server);
      if (home) return home;
    } catch (error) {
      if (!(error instanceof ActionRefused)) throw error;
      if (error.status === 422) throw error;
      reason ??= error;
    }
  }
  if (reason) throw reason;
  return null;
}

async function homeFrom(start: URL, home: string, server: OutsideServer): Promise<URL | null> {
  const first = await hrefOf(start, [home, 'd:current-user-principal'], server);
  if (first.get(home)) return first.get(home) ?? null;
  const principal = first.get('d:current-user-principal');
  if (!principal) return null;
  return (await hrefOf(principal, [home], server)).get(home) ?? null;
}

/** The addresses that properties of a resource hold. */
async function hrefOf(url: URL, names: readonly string[], server: OutsideServer): Promise<ReadonlyMap<string, URL>> {
  const answer = await server.ask({
    method: 'PROPFIND',
    url,
    headers: { depth: '0', 'content-type': 'application/xml; charset=utf-8' },
    body: document('d:propfind', el('d:prop', ...names.map((name) => el(name)))),
  });
  const [said] = readMultistatus(answer).said;
  return new Map(
    names.flatMap((name) => {
      const href = part(said?.prop(nameOf(name)), nameOf('d:href'))?.text.trim();
      return href ? [[name, addressWithin(href, answer.url)] as const] : [];
    }),
  );
}
