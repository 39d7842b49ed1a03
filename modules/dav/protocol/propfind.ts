import type { DavAnswer, DavReach, DavRequest } from '@leitwerk/platform/module/module-dav';
import type { Collection } from '../collections.ts';
import { DavRefused } from '../dav-refused.ts';
import { contentsOf, membersByName, membersOf } from '../members.ts';
import type { Element } from '../xml/read-xml.ts';
import { part, readXml } from '../xml/read-xml.ts';
import { nameOf } from '../xml/write-xml.ts';
import { collectionAddress, homeAddress, personAddress, resourceAddress, rootAddress } from './addresses.ts';
import type { Wanted } from './multistatus.ts';
import { multistatus, refusedProperties, response } from './multistatus.ts';
import { placeOf } from './place.ts';
import {
  AS_IT_IS,
  collectionProperties,
  contentProperties,
  homeProperties,
  memberProperties,
  NEEDS_CONTENT,
  personProperties,
  rootProperties,
} from './properties.ts';

const MOST_NAMES = 100;

/** RFC 4918, 9.1. Depth 0 or 1; "infinity" is refused, as it may be. */
export async function propfind(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  const depth = request.header('depth') ?? 'infinity';
  if (depth !== '0' && depth !== '1') throw new DavRefused(403, 'dav.depth', 'd:propfind-finite-depth');
  const wanted = wantedOf(request.body);
  const place = await placeOf(request.path, reach);
  const isDeep = depth === '1';
  switch (place.is) {
    case 'root':
      return multistatus([
        await response(rootAddress, rootProperties(reach), wanted),
        ...(isDeep ? [await response(personAddress(reach), personProperties(reach), wanted)] : []),
      ]);
    case 'person':
      return multistatus([
        await response(personAddress(reach), personProperties(reach), wanted),
        ...(isDeep
          ? await Promise.all(
              (['calendars', 'books'] as const).map((home) =>
                response(homeAddress(reach, home), homeProperties(reach, home), wanted),
              ),
            )
          : []),
      ]);
    case 'home': {
      const responses = [await response(homeAddress(reach, place.home), homeProperties(reach, place.home), wanted)];
      if (isDeep)
        for (const one of place.collections)
          responses.push(await response(collectionAddress(reach, one), collectionProperties(one, reach), wanted));
      return multistatus(responses);
    }
    case 'collection': {
      const { collection } = place;
      const responses = [
        await response(collectionAddress(reach, collection), collectionProperties(collection, reach), wanted),
      ];
      if (isDeep) responses.push(...(await memberResponses(collection, reach, wanted)));
      return multistatus(responses);
    }
    case 'resource': {
      const members = await membersByName([place.name], place.collection, reach);
      if (members.length === 0) throw new DavRefused(404, 'dav.unknown');
      const responses: string[] = [];
      for await (const content of contentsOf(members, place.collection, reach)) {
        const address = resourceAddress(reach, place.collection, content.member.name);
        responses.push(await response(address, contentProperties(content, place.collection, AS_IT_IS), wanted));
      }
      return multistatus(responses);
    }
  }
}

async function memberResponses(collection: Collection, reach: DavReach, wanted: Wanted): Promise<readonly string[]> {
  const members = await membersOf(collection, reach);
  const responses: string[] = [];
  if (Array.isArray(wanted) && wanted.some((name: string) => NEEDS_CONTENT.has(name))) {
    for await (const content of contentsOf(members, collection, reach))
      responses.push(
        await response(
          resourceAddress(reach, collection, content.member.name),
          contentProperties(content, collection, AS_IT_IS),
          wanted,
        ),
      );
    return responses;
  }
  for (const member of members)
    responses.push(
      await response(resourceAddress(reach, collection, member.name), memberProperties(member, collection), wanted),
    );
  return responses;
}

/** Nothing at all asks for everything (RFC 4918, 9.1). */
function wantedOf(body: string): Wanted {
  if (body.trim() === '') return 'all';
  const root = readXml(body);
  if (root.name !== nameOf('d:propfind')) throw new DavRefused(400, 'dav.xml-broken');
  if (part(root, nameOf('d:propname'))) return 'names';
  const prop = part(root, nameOf('d:prop'));
  if (prop) return namesIn(prop);
  if (!part(root, nameOf('d:allprop'))) throw new DavRefused(400, 'dav.xml-broken');
  return 'all';
}

/** The names that a `d:prop` holds. */
export function namesIn(prop: Element | undefined): readonly string[] {
  const names = prop?.parts.map((one) => one.name) ?? [];
  if (names.length > MOST_NAMES) throw new DavRefused(403, 'dav.xml-too-large');
  return names;
}

/** RFC 4918, 9.2: what a calendar is called and what colour it has is said in Leitwerk, so nothing of it is set here. */
export async function proppatch(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  await placeOf(request.path, reach);
  const root = readXml(request.body);
  if (root.name !== nameOf('d:propertyupdate')) throw new DavRefused(400, 'dav.xml-broken');
  const names = root.parts.flatMap((one) => namesIn(part(one, nameOf('d:prop'))));
  const address = `/dav/${request.path.map(encodeURIComponent).join('/')}`;
  return multistatus([refusedProperties(address, names)]);
}
