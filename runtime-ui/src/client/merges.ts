import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Values } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

/** How many records refer by which field to the one that would go. */
export type Moved = { readonly entity: string; readonly field: string; readonly count: number };

type Version = Pick<WireRecord, 'id' | 'version'>;

const path = (entity: string, id: string): string => `/records/${entity}/${encodeURIComponent(id)}/merge`;

export const planMerge = async (entity: string, id: string, other: string): Promise<readonly Moved[]> =>
  (await sendRequest<{ moved: Moved[] }>('GET', path(entity, id), { query: { other } })).body.moved;

/** @returns id of the merge, by which it can be undone */
export const mergeRecords = async (
  entity: string,
  survivor: Version,
  other: Version,
  values: Values,
): Promise<string> =>
  (
    await sendRequest<{ merge: string }>('POST', path(entity, survivor.id), {
      body: { other: other.id, otherVersion: other.version, values },
      ifMatch: survivor.version,
    })
  ).body.merge;

export async function undoMerge(entity: string, survivor: string, merge: string): Promise<void> {
  await sendRequest('POST', `${path(entity, survivor)}/${encodeURIComponent(merge)}/undo`);
}
