import type { Draft } from '@leitwerk/metadata/wire';
import type { Values } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

/** The form of a record that is not there yet. */
export const NEW_RECORD = 'new';

const path = (entity: string, record: string): string => `/drafts/${entity}/${encodeURIComponent(record)}`;

export const readDraft = async (entity: string, record: string): Promise<Draft | null> =>
  (await sendRequest<Draft | null>('GET', path(entity, record))).body;

export async function storeDraft(
  entity: string,
  record: string,
  draft: { readonly values: Values; readonly baseVersion: number | null },
): Promise<void> {
  await sendRequest('PUT', path(entity, record), { body: draft });
}

export async function removeDraft(entity: string, record: string): Promise<void> {
  await sendRequest('DELETE', path(entity, record));
}
