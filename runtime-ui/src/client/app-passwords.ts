import { sendRequest } from './send-request.ts';

export type AppPassword = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

export type NewAppPassword = { readonly id: string; readonly password: string };

/** `served`: whether this server has calendars and address books for devices at all. */
type AppPasswords = { readonly served: boolean; readonly items: readonly AppPassword[] };

export const appPasswordsKey = ['app-passwords'] as const;

export const listAppPasswords = async (): Promise<AppPasswords> =>
  (await sendRequest<AppPasswords>('GET', '/app-passwords')).body;

export const createAppPassword = async (name: string): Promise<NewAppPassword> =>
  (await sendRequest<NewAppPassword>('POST', '/app-passwords', { body: { name } })).body;

export async function revokeAppPassword(id: string): Promise<void> {
  await sendRequest('DELETE', `/app-passwords/${encodeURIComponent(id)}`);
}
