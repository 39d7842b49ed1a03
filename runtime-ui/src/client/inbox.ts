import type { WireInbox, WireInboxCount } from '@leitwerk/metadata/wire/workflow';
import { sendRequest } from './send-request.ts';

export type InboxScope = 'mine' | 'open' | 'all';

/** @param workflow only this one's, by id */
export const readInbox = async (scope: InboxScope, workflow: string | null): Promise<WireInbox> =>
  (await sendRequest<WireInbox>('GET', '/inbox', { query: { scope, workflow: workflow ?? undefined } })).body;

export const countInbox = async (): Promise<WireInboxCount> =>
  (await sendRequest<WireInboxCount>('GET', '/inbox/count')).body;

export const holdTask = (id: string, verb: 'take' | 'release') => sendRequest('POST', `/inbox/${id}/${verb}`);

export const settleEffect = (id: string, verb: 'done' | 'retry') => sendRequest('POST', `/effects/${id}/${verb}`);
