import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { exchangeIssue } from '../exchange-issue.ts';
import type { HttpsConnection } from './connection.ts';
import { reasonOf } from './reason-of.ts';

type Certificate = Extract<HttpsConnection['signIn'], { readonly type: 'certificate' }>;

/** A certificate with its key, as it is kept. Throws `ActionRefused` when they are none, do not belong together, or have ended. */
export function certificateOf(pem: string, passphrase: string | null): Certificate {
  const signIn = { type: 'certificate', pem, passphrase } as const;
  try {
    createSecureContext(identityOf(signIn));
    const { validToDate } = new X509Certificate(pem);
    if (validToDate.getTime() < Date.now()) throw new Error(`valid until ${validToDate.toISOString().slice(0, 10)}`);
  } catch (error) {
    throw new ActionRefused([exchangeIssue('secret', 'exchange.no-certificate', { reason: reasonOf(error) })]);
  }
  return signIn;
}

/** What proves to a server who connects. */
export const identityOf = ({ pem, passphrase }: Certificate) => ({
  cert: pem,
  key: pem,
  ...(passphrase !== null && { passphrase }),
});
