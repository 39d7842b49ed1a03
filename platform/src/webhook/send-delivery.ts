import { Webhook as Signer } from 'standardwebhooks';
import type { PostAnswer } from '../outbound/post-outside.ts';
import { postOutside } from '../outbound/post-outside.ts';

/** The headers by which the other side knows that a body is from here, by the Standard Webhooks convention; one signature per secret. */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  at: Date,
): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
  };
}

/** Sends one delivery; what comes of it is the answer, whatever the other side does. */
export const sendDelivery = (
  address: string,
  { id, body }: { readonly id: string; readonly body: string },
  secrets: readonly string[],
): Promise<PostAnswer> => postOutside(address, signedHeaders(id, body, secrets, new Date()), body);

/** Only 2xx takes a delivery. */
export const isTaken = ({ status }: PostAnswer): boolean => status !== null && status >= 200 && status < 300;
