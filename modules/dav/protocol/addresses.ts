import type { DavReach } from '@leitwerk/platform/module/module-dav';
import type { Collection, Home } from '../collections.ts';

type Person = Pick<DavReach, 'actor'>;

export const rootAddress = '/dav/';
export const personAddress = ({ actor }: Person): string => `/dav/${actor.id}/`;
export const homeAddress = (person: Person, home: Home): string => `${personAddress(person)}${home}/`;
export const collectionAddress = (person: Person, { home, name }: Pick<Collection, 'home' | 'name'>): string =>
  `${homeAddress(person, home)}${encodeURIComponent(name)}/`;
export const resourceAddress = (person: Person, collection: Pick<Collection, 'home' | 'name'>, name: string): string =>
  `${collectionAddress(person, collection)}${encodeURIComponent(name)}`;

const LONGEST_NAME = 255;

/** Name of a resource from an address that a client gives, of this collection; null for another one's. */
export function nameFromHref(text: string, person: Person, collection: Collection): string | null {
  const path = URL.canParse(text) ? new URL(text).pathname : text.trim();
  try {
    const [, dav, id, home, name, resource, ...more] = path.split('/').map(decodeURIComponent);
    const isHere = dav === 'dav' && id === person.actor.id && home === collection.home && name === collection.name;
    return isHere && resource && more.length === 0 && resource.length <= LONGEST_NAME ? resource : null;
  } catch {
    return null;
  }
}
