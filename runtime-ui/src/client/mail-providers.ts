import type { Label } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

export type MailProvider = {
  readonly id: string;
  readonly label: Label;
  readonly mayKeepSecret: boolean;
  readonly hasSecret: boolean;
};

export const readProviders = async (signal: AbortSignal): Promise<readonly MailProvider[]> =>
  (await sendRequest<{ items: readonly MailProvider[] }>('GET', '/mail/providers', { signal })).body.items;

/** For whom one signs in: a new mailbox, or one that is there. */
export type SignInFor = { readonly address: string; readonly team?: string } | { readonly mailbox: string };

/** As it is registered at the provider: this screen. */
export const redirectAddress = (): string => `${window.location.origin}/settings/mailboxes`;

/** @returns where the person signs in */
export const beginSignIn = async (provider: string, wanted: SignInFor): Promise<string> =>
  (
    await sendRequest<{ url: string }>('POST', '/actions/mail.beginSignIn', {
      body: { provider, redirect: redirectAddress(), ...wanted },
    })
  ).body.url;

/** @param answer the query with which the person came back */
export const finishSignIn = async (answer: string): Promise<void> => {
  await sendRequest('POST', '/actions/mail.finishSignIn', { body: { answer } });
};

export const setProviderSecret = async (provider: string, secret: string): Promise<void> => {
  await sendRequest('POST', '/actions/mail.setProviderSecret', { body: { provider, secret } });
};
