import type { DavReach } from '@leitwerk/platform/module/module-dav';
import type { Collection, Home } from '../collections.ts';
import { collectionsOf } from '../collections.ts';
import { DavRefused } from '../dav-refused.ts';

/** What an address is: the root, a person, his calendars or address books, one of them, or an entry in it. */
export type Place =
  | { readonly is: 'root' }
  | { readonly is: 'person' }
  | { readonly is: 'home'; readonly home: Home; readonly collections: readonly Collection[] }
  | { readonly is: 'collection'; readonly collection: Collection }
  | { readonly is: 'resource'; readonly collection: Collection; readonly name: string };

const LONGEST_NAME = 255;

/** 404 for whatever is not this person's: nobody is told what others have. */
export async function placeOf(path: readonly string[], reach: DavReach): Promise<Place> {
  const [person, home, name, resource, ...more] = path;
  if (person === undefined) return { is: 'root' };
  const unknown = (): never => {
    throw new DavRefused(404, 'dav.unknown');
  };
  if (person !== reach.actor.id || more.length > 0) return unknown();
  if (home === undefined) return { is: 'person' };
  if (home !== 'calendars' && home !== 'books') return unknown();
  const collections = (await collectionsOf(reach)).filter((one) => one.home === home);
  if (name === undefined) return { is: 'home', home, collections };
  const collection = collections.find((one) => one.name === name) ?? unknown();
  if (resource === undefined) return { is: 'collection', collection };
  if (resource.length > LONGEST_NAME) return unknown();
  return { is: 'resource', collection, name: resource };
}
