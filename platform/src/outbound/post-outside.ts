import { Agent, request } from 'undici';
import { Refused, refuse } from '../refusal.ts';
import { lineTo } from './line-to.ts';
import { privateHosts } from './named-hosts.ts';
import { PrivateAddress, publicLookup } from './public-lookup.ts';

/** What the other side said, or why it said nothing. */
export type PostAnswer = {
  /** Null when there was no answer in time, or none that is HTTP. */
  readonly status: number | null;
  readonly durationMs: number;
  /** The beginning of the answer's body, as text. */
  readonly answer: string;
  /** Seconds that the other side asks to be left alone (`Retry-After`), where it says so in seconds. */
  readonly retryAfter: number | null;
  /** In a word, for the log: `timeout`, `private`, a code of the system … null when there was an answer. */
  readonly problem: string | null;
};

/** From the first byte out to the last header in. */
const WHOLE_MS = 15_000;
/** For the beginning of the body, once the status is known. */
const BODY_MS = 2000;
const ANSWER_BYTES = 2000;

const LIMITS = { headersTimeout: WHOLE_MS, bodyTimeout: WHOLE_MS, maxHeaderSize: 16_384, connections: 16 } as const;
const outside = new Agent({ ...LIMITS, connect: { lookup: publicLookup, timeout: 5000 } });
const inside = new Agent({ ...LIMITS, connect: { timeout: 5000 } });

/**
 * Whether something may be sent to this address: over TLS to public addresses, to others where whoever runs the server allows the host.
 * Names are looked up when the connection is made, and judged then. Refuses with 422.
 */
export function mayBePostedTo(address: string): { readonly url: URL; readonly isInside: boolean } {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === '';
  if (!isPlain) return refuse(422, 'outbound.address', { params: { address: address.slice(0, 100) } });
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const { isPrivate } = lineTo(host, Number(url.port || (url.protocol === 'http:' ? 80 : 443)), privateHosts());
  if (url.protocol !== 'https:' && !isPrivate)
    return refuse(422, 'outbound.plain-text', { params: { host: url.host } });
  return { url, isInside: isPrivate };
}

/**
 * Sends a text to an address that somebody has named. No redirect is followed: what was signed for one server goes to no other. Never
 * throws for what the other side does.
 */
export async function postOutside(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<PostAnswer> {
  const begun = performance.now();
  const done = (rest: Partial<PostAnswer>): PostAnswer => ({
    status: null,
    answer: '',
    retryAfter: null,
    problem: null,
    durationMs: Math.round(performance.now() - begun),
    ...rest,
  });
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), WHOLE_MS);
  try {
    const { url, isInside } = mayBePostedTo(address);
    const reply = await request(url, {
      method: 'POST',
      dispatcher: isInside ? inside : outside,
      signal: control.signal,
      headers: { 'user-agent': 'Leitwerk', ...headers },
      body,
    });
    clearTimeout(timer);
    const seconds = Number(reply.headers['retry-after']);
    const status = reply.statusCode;
    return done({
      status,
      retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
      answer: await beginningOf(reply.body as AsyncIterable<Buffer> & { destroy: () => void }),
      problem: status >= 300 && status < 400 ? 'redirect' : null,
    });
  } catch (error) {
    return done({ problem: problemOf(error) });
  } finally {
    clearTimeout(timer);
  }
}

/** What the body begins with. What takes too long, is too long or breaks off is left: the status says what counts. */
async function beginningOf(body: AsyncIterable<Buffer> & { destroy: () => void }): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => body.destroy(), BODY_MS);
  try {
    for await (const piece of body) {
      pieces.push(piece);
      size += piece.length;
      if (size >= ANSWER_BYTES) break;
    }
  } catch {
    // Broken off: what came before is the beginning.
  } finally {
    clearTimeout(timer);
  }
  // PostgreSQL holds no zero characters.
  return Buffer.concat(pieces).subarray(0, ANSWER_BYTES).toString('utf8').replaceAll('\0', '');
}

function problemOf(error: unknown): string {
  if (error instanceof Refused) return error.refusal.code;
  const cause = error instanceof Error && error.cause ? error.cause : error;
  if (cause instanceof PrivateAddress || error instanceof PrivateAddress) return 'outbound.private';
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError' || /Timeout/.test(name)) return 'timeout';
  const code = (cause as { readonly code?: unknown }).code;
  return typeof code === 'string' ? code : 'failed';
}
