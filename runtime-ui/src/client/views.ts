import type { SavedView, SavedViews, ViewContent, ViewSharing } from '@leitwerk/metadata/wire';
import { sendRequest } from './send-request.ts';

export type ViewChange = {
  readonly name?: string;
  readonly shared?: ViewSharing;
  readonly team?: string | null;
  readonly content?: ViewContent;
};

const path = (entity: string, id?: string): string => `/views/${entity}${id === undefined ? '' : `/${id}`}`;

export const listViews = async (entity: string): Promise<SavedViews> =>
  (await sendRequest<SavedViews>('GET', path(entity))).body;

export const createView = async (entity: string, view: ViewChange): Promise<SavedView> =>
  (await sendRequest<SavedView>('POST', path(entity), { body: view })).body;

export const changeView = async (entity: string, view: SavedView, change: ViewChange): Promise<SavedView> =>
  (await sendRequest<SavedView>('PATCH', path(entity, view.id), { body: change, ifMatch: view.version })).body;

export async function deleteView(entity: string, id: string): Promise<void> {
  await sendRequest('DELETE', path(entity, id));
}

export async function setFirstView(entity: string, role: string, view: string | null): Promise<void> {
  await sendRequest('POST', path(entity, 'first'), { body: { role, view } });
}
