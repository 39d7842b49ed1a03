import { once } from 'node:events';
import type { LookupFunction, Socket } from 'node:net';
import { connect, isIP } from 'node:net';
import { refuse } from '../refusal.ts';
import { isPublicAddress } from './is-public-address.ts';
import { publicLookup } from './public-lookup.ts';

/** A way to a server that speaks something else than HTTP, e.g. IMAP. */
export type Line = {
  /** In the own network, allowed by whoever runs this server: it may be spoken to without TLS. */
  readonly isPrivate: boolean;
  /** For a library that connects by itself: looks the name up and gives only addresses that may be connected to. */
  readonly lookup: LookupFunction | null;
  /** Connects. Throws when nobody answers in time. */
  readonly open: () => Promise<Socket>;
};

const CONNECT_MS = 10_000;

/**
 * A way to a server that a person has named: to public addresses, checked where the connection is made, and to those inside that
 * whoever runs this server allows. Refuses (422) an address inside that is written in place of a name.
 */
export function lineTo(host: string, port: number, privateHosts: ReadonlySet<string>): Line {
  const name = (isIP(host) === 6 ? `[${host}]` : host).toLowerCase();
  const isPrivate = privateHosts.has(name) || privateHosts.has(`${name}:${port}`);
  // What looks like an address to some resolver and not to this check (0x7f.1) is looked up, and checked then.
  if (!isPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    return refuse(422, 'outbound.private', { params: { host } });
  const lookup = isPrivate ? null : publicLookup;
  return {
    isPrivate,
    lookup,
    open: async () => {
      const socket = connect({ host, port, ...(lookup && { lookup }) });
      socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`${host}:${port} does not answer`)));
      await once(socket, 'connect');
      socket.setTimeout(0);
      return socket;
    },
  };
}
