import { sendRequest } from './send-request.ts';

/** What a one-time link is for; e-mail and name are null for the first administrator, who is nobody yet. */
export type PasswordLink = {
  readonly purpose: 'invite' | 'reset' | 'setup';
  readonly email: string | null;
  readonly name: string | null;
  readonly expiresAt: string;
};

// In the body: addresses end up in logs.
export const readPasswordLink = async (token: string): Promise<PasswordLink> =>
  (await sendRequest<PasswordLink>('POST', '/password-link', { body: { token } })).body;

export type SignInState = {
  readonly active: boolean;
  readonly hasPassword: boolean;
  readonly linkExpiresAt: string | null;
};

const ofUser = (id: string): string => `/users/${encodeURIComponent(id)}`;

export const readSignInState = async (userId: string): Promise<SignInState> =>
  (await sendRequest<SignInState>('GET', `${ofUser(userId)}/sign-in`)).body;

export type NewLink = { readonly link: string; readonly purpose: 'invite' | 'reset'; readonly expiresAt: string };

export const makePasswordLink = async (userId: string): Promise<NewLink> =>
  (await sendRequest<NewLink>('POST', `${ofUser(userId)}/password-link`)).body;

export async function changePassword(passwords: { readonly old: string; readonly new: string }): Promise<void> {
  await sendRequest('POST', '/password', { body: passwords });
}
