import type { WirePendingChange } from '@leitwerk/metadata/wire/workflow';
import { sendRequest } from './send-request.ts';

export const readPendingChanges = async (entity: string, id: string): Promise<readonly WirePendingChange[]> =>
  (
    await sendRequest<{ readonly items: readonly WirePendingChange[] }>(
      'GET',
      `/records/${entity}/${id}/pending-changes`,
    )
  ).body.items;

export const moveChange = (id: string, day: string) =>
  sendRequest('PATCH', `/pending-changes/${id}`, { body: { day } });

export const cancelChange = (id: string) => sendRequest('DELETE', `/pending-changes/${id}`);
