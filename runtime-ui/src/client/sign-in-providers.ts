import type { Label } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

export type SignInProvider = {
  readonly id: string;
  readonly label: Label;
  readonly mayKeepSecret: boolean;
  readonly hasSecret: boolean;
};

/** For which module one signs in, on which screen, and what its accounts are. */
export type SignInPlace = {
  readonly module: 'mail' | 'dav';
  readonly path: string;
  readonly entity: string;
  /** Name of the input that says which account is meant when one signs in anew. */
  readonly account: string;
};

export const MAILBOX_SIGN_IN: SignInPlace = {
  module: 'mail',
  path: '/settings/mailboxes',
  entity: 'mailbox',
  account: 'mailbox',
};
export const CALENDAR_SIGN_IN: SignInPlace = {
  module: 'dav',
  path: '/settings/calendars',
  entity: 'outside-account',
  account: 'account',
};

export const readProviders = async ({ module }: SignInPlace, signal: AbortSignal): Promise<readonly SignInProvider[]> =>
  (await sendRequest<{ items: readonly SignInProvider[] }>('GET', `/${module}/providers`, { signal })).body.items;

/** As it is registered at the provider: the screen of these accounts. */
export const redirectAddress = ({ path }: SignInPlace): string => `${window.location.origin}${path}`;

/** @param wanted a new account by its address, or one that is there @returns where the person signs in */
export const beginSignIn = async (
  place: SignInPlace,
  provider: string,
  wanted: Readonly<Record<string, string>>,
): Promise<string> =>
  (
    await sendRequest<{ url: string }>('POST', `/actions/${place.module}.beginSignIn`, {
      body: { provider, redirect: redirectAddress(place), ...wanted },
    })
  ).body.url;

/** @param answer the query with which the person came back */
export const finishSignIn = async ({ module }: SignInPlace, answer: string): Promise<void> => {
  await sendRequest('POST', `/actions/${module}.finishSignIn`, { body: { answer } });
};

export const setProviderSecret = async ({ module }: SignInPlace, provider: string, secret: string): Promise<void> => {
  await sendRequest('POST', `/actions/${module}.setProviderSecret`, { body: { provider, secret } });
};
