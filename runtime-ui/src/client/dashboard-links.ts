import type { TileAnswer } from '@leitwerk/metadata/dashboard/answer-tile';
import type { DashboardLink, GivenLinkPage, SharedDashboards } from '@leitwerk/metadata/wire/dashboards';
import { sendRequest } from './send-request.ts';

export const LINK_DASHBOARDS = 'dashboards.link';

export const dashboardLinksKey = ['dashboard-links'] as const;

export const listDashboardLinks = async (): Promise<readonly DashboardLink[]> =>
  (await sendRequest<{ items: DashboardLink[] }>('GET', '/dashboard-links')).body.items;

export type NewDashboardLink = {
  readonly name: string;
  readonly days: number;
  readonly turnSeconds: number;
  readonly pages: readonly GivenLinkPage[];
};

/** @returns the whole address, which is not to be had again */
export async function createDashboardLink(link: NewDashboardLink): Promise<string> {
  const { path } = (await sendRequest<{ path: string }>('POST', '/dashboard-links', { body: link })).body;
  return new URL(path, window.location.origin).href;
}

export async function revokeDashboardLink(id: string): Promise<void> {
  await sendRequest('DELETE', `/dashboard-links/${encodeURIComponent(id)}`);
}

/** What a link shows; 404 when it has ended. */
export const openShared = async (token: string): Promise<SharedDashboards> =>
  (await sendRequest<SharedDashboards>('POST', '/shared-dashboards', { body: { token } })).body;

export const answerShared = async (
  asked: { readonly token: string; readonly page: number; readonly tile: string },
  signal: AbortSignal,
): Promise<TileAnswer> =>
  (await sendRequest<TileAnswer>('POST', '/shared-dashboards/tile', { body: asked, signal })).body;
