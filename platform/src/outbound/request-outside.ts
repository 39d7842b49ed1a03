import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import type { OutsideAnswer, OutsideRequest } from '../module/module-reach.ts';
import { Refused, refuse } from '../refusal.ts';
import { isPublicAddress } from './is-public-address.ts';
import { PrivateAddress, publicLookup } from './public-lookup.ts';
import { waitForTurn } from './wait-for-turn.ts';

export type Outside = {
  /** `host` or `host:port` as in a URL. Nothing else is reached. */
  readonly hosts: ReadonlySet<string>;
  /** Those of them that may be in a private network and may be asked without TLS. */
  readonly privateHosts: ReadonlySet<string>;
};

const MOST_BYTES = 1_000_000;
const WHOLE_MS = 10_000;
const MOST_REDIRECTS = 3;

const LIMITS = { headersTimeout: WHOLE_MS, bodyTimeout: WHOLE_MS, maxHeaderSize: 16_384 } as const;
const outside = new Agent({ ...LIMITS, connect: { lookup: publicLookup, timeout: 5000 } });
const inside = new Agent({ ...LIMITS, connect: { timeout: 5000 } });

/**
 * THE way out: every request of the server to another one. Only to hosts that the settings name, over TLS and to public addresses
 * (but for those that whoever runs the server allows), with limits on time and size; a redirect is followed on the same host only.
 * Refuses with 422 what is not allowed, with 503 what does not work.
 */
export async function requestOutside(wanted: OutsideRequest, allowed: Outside): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(WHOLE_MS);
  let url = mayBeAsked(wanted.url, allowed);
  const { host } = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    await waitForTurn(host, wanted.everyMs ?? 0);
    const answer = await ask(url, wanted, allowed.privateHosts.has(host), signal);
    if ('body' in answer) return answer;
    const next = URL.canParse(answer.location, url.href) ? new URL(answer.location, url) : null;
    if (next?.host !== host || next.protocol !== url.protocol)
      return refuse(422, 'outbound.redirect', { params: { host, to: next?.host ?? '?' } });
    url = mayBeAsked(next.href, allowed);
  }
  return refuse(503, 'outbound.failed', { params: { host } });
}

function mayBeAsked(text: string, { hosts, privateHosts }: Outside): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const host = url?.host ?? text.slice(0, 100);
  const no = (): never => refuse(422, 'outbound.not-allowed', { params: { host } });
  if (!url || !hosts.has(url.host) || url.username !== '' || url.password !== '') return no();
  if (privateHosts.has(url.host)) return url.protocol === 'https:' || url.protocol === 'http:' ? url : no();
  // An address in place of a name is not looked up; the URL has brought it into its plain form (0x7f.1 is 127.0.0.1).
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.protocol !== 'https:' || (isIP(literal) !== 0 && !isPublicAddress(literal))) return no();
  return url;
}

async function ask(
  url: URL,
  { headers, most = MOST_BYTES }: OutsideRequest,
  isInside: boolean,
  signal: AbortSignal,
): Promise<OutsideAnswer | { readonly location: string }> {
  const { host } = url;
  try {
    const reply = await request(url, { dispatcher: isInside ? inside : outside, signal, headers: { ...headers } });
    const location = reply.headers['location'];
    if (reply.statusCode >= 300 && reply.statusCode < 400 && typeof location === 'string') {
      await reply.body.dump({ limit: 16_384, signal });
      return { location };
    }
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of reply.body as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) return refuse(422, 'outbound.too-large', { params: { host, most } });
      pieces.push(piece);
    }
    return { status: reply.statusCode, type: String(reply.headers['content-type'] ?? ''), body: Buffer.concat(pieces) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (isPrivate(error)) return refuse(422, 'outbound.private', { params: { host } });
    return refuse(503, 'outbound.failed', { params: { host } });
  }
}

const isPrivate = (error: unknown): boolean =>
  error instanceof PrivateAddress || (error instanceof Error && error.cause instanceof PrivateAddress);
