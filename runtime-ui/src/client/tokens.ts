import type { Label } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

export type Token = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
};

export type NewToken = { readonly id: string; readonly token: string };

export type TokenAction = { readonly name: string; readonly label: Label };
export type Tokens = { readonly items: readonly Token[]; readonly actions: readonly TokenAction[] };

export const listTokens = async (): Promise<Tokens> => (await sendRequest<Tokens>('GET', '/tokens')).body;

export const createToken = async (token: {
  readonly name: string;
  readonly expiresAt?: string;
  readonly scopes?: readonly string[];
}): Promise<NewToken> => (await sendRequest<NewToken>('POST', '/tokens', { body: token })).body;

export async function deleteToken(id: string): Promise<void> {
  await sendRequest('DELETE', `/tokens/${encodeURIComponent(id)}`);
}
