import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookConnection } from '../pick-up/connection.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (headers: Headers, name: string): string => {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
};

/**
 * Whether a body comes from who knows the secret of a connection, and by what it is known when it comes again.
 * - `standard`: Standard Webhooks. The id is signed, and the time may be five minutes off at most.
 * - `hmac`: HMAC-SHA256 of the body in hex in a header, with or without `sha256=` before it. Nothing but the body is signed: the same
 *   body is the same delivery.
 * @returns what tells it from others, or null when the signature is not right
 */
export function verifiedMark(
  { scheme, header, secrets }: WebhookConnection,
  raw: Buffer,
  headers: Headers,
  now: number,
): string | null {
  const valid = secrets.filter(({ until }) => until === null || Date.parse(until) > now).map(({ secret }) => secret);
  if (scheme === 'standard') {
    const id = one(headers, 'webhook-id');
    const plain = {
      'webhook-id': id,
      'webhook-timestamp': one(headers, 'webhook-timestamp'),
      'webhook-signature': one(headers, 'webhook-signature'),
    };
    return valid.some((secret) => isSigned(secret, raw, plain)) ? sha256(id) : null;
  }
  const given = Buffer.from(
    one(headers, header)
      .replace(/^sha256=/i, '')
      .toLowerCase(),
  );
  const isRight = valid.map((secret) => {
    const expected = Buffer.from(createHmac('sha256', secret).update(raw).digest('hex'));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isRight.includes(true) ? sha256(raw) : null;
}

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

function isSigned(secret: string, raw: Buffer, headers: Record<string, string>): boolean {
  try {
    // It compares in constant time and looks at the time; what is in the body is read by the interface.
    new Webhook(secret).verify(raw, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** Whether a secret is one of Standard Webhooks: base64, `whsec_` before it or not. */
export const isStandardSecret = (secret: string): boolean => /^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/.test(secret);
