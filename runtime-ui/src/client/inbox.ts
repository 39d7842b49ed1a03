import type { WireInbox } from '@leitwerk/metadata/wire/workflow';
import { sendRequest } from './send-request.ts';

export type InboxScope = 'mine' | 'open' | 'all';

export const readInbox = async (scope: InboxScope): Promise<WireInbox> =>
  (await sendRequest<WireInbox>('GET', '/inbox', { query: { scope } })).body;

export const countInbox = async (): Promise<{ readonly mine: number; readonly open: number }> =>
  (await sendRequest<{ readonly mine: number; readonly open: number }>('GET', '/inbox/count')).body;

export const holdTask = (id: string, verb: 'take' | 'release') => sendRequest('POST', `/inbox/${id}/${verb}`);

export const settleEffect = (id: string, verb: 'done' | 'retry') => sendRequest('POST', `/effects/${id}/${verb}`);
