import { sendRequest } from './send-request.ts';

export type OwnSession = {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  /** From where the person signed in; null for sessions that were opened before it was kept. */
  readonly address: string | null;
  readonly current: boolean;
};

export const listOwnSessions = async (): Promise<readonly OwnSession[]> =>
  (await sendRequest<{ items: OwnSession[] }>('GET', '/sessions')).body.items;

export async function endOwnSession(id: string): Promise<void> {
  await sendRequest('DELETE', `/sessions/${encodeURIComponent(id)}`);
}

export async function endOtherSessions(): Promise<void> {
  await sendRequest('DELETE', '/sessions');
}
