import type { DavReach } from '@leitwerk/platform/module/module-dav';
import type { Collection } from '../collections.ts';
import type { Member } from '../members.ts';
import { membersOf } from '../members.ts';

const ID_BYTES = 16;
const BYTES = ID_BYTES + 8;

/**
 * What a collection holds, as bytes: id, version and revision of each entry. A device is told the difference between two of them, so
 * nothing is missed whatever the order in which changes were committed, and what a person may not see any more is gone for his devices.
 */
export function stateOf(members: readonly Member[]): Buffer {
  const bytes = Buffer.alloc(members.length * BYTES);
  for (const [index, { id, version, revision }] of members.entries()) {
    bytes.write(id.replaceAll('-', ''), index * BYTES, 'hex');
    bytes.writeUInt32BE(version, index * BYTES + ID_BYTES);
    bytes.writeUInt32BE(revision, index * BYTES + ID_BYTES + 4);
  }
  return bytes;
}

type Known = { readonly version: number; readonly revision: number };

export function membersOfState(bytes: Buffer): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (let at = 0; at + BYTES <= bytes.length; at += BYTES) {
    const hex = bytes.toString('hex', at, at + ID_BYTES);
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    known.set(id, { version: bytes.readUInt32BE(at + ID_BYTES), revision: bytes.readUInt32BE(at + ID_BYTES + 4) });
  }
  return known;
}

const collectionKey = ({ home, name }: Collection): string => `${home}/${name}`;

export const keepMembers = (members: readonly Member[], collection: Collection, reach: DavReach): Promise<string> =>
  reach.keepState(collectionKey(collection), stateOf(members));

export const readMembers = (token: string, collection: Collection, reach: DavReach): Promise<Buffer | null> =>
  reach.readState(collectionKey(collection), token);

export const tokenOf = async (collection: Collection, reach: DavReach): Promise<string> =>
  keepMembers(await membersOf(collection, reach), collection, reach);

const SCHEME = 'data:,';

/** RFC 6578, 4: a token is a URI. */
export const tokenText = (token: string): string => `${SCHEME}${token}`;

/** Null for what is none of ours. */
export const tokenFrom = (text: string): string | null => {
  const trimmed = text.trim();
  return /^data:,[A-Za-z0-9_-]{43}$/.test(trimmed) ? trimmed.slice(SCHEME.length) : null;
};
