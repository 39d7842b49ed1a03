import type {
  DashboardShare,
  OwnDashboard,
  OwnDashboardContent,
  OwnDashboardHead,
} from '@leitwerk/metadata/wire/dashboards';
import { sendRequest } from './send-request.ts';

export const BUILD_DASHBOARDS = 'dashboards.build';

export const ownDashboardsKey = ['own-dashboards'] as const;
export const ownDashboardKey = (id: string) => ['own-dashboards', 'one', id] as const;
export const dashboardSharesKey = (id: string) => ['own-dashboards', 'shares', id] as const;

const path = (id: string): string => `/dashboards/${encodeURIComponent(id)}`;

export const listOwnDashboards = async (): Promise<readonly OwnDashboardHead[]> =>
  (await sendRequest<{ items: OwnDashboardHead[] }>('GET', '/dashboards')).body.items;

export const readOwnDashboard = async (id: string): Promise<OwnDashboard> =>
  (await sendRequest<OwnDashboard>('GET', path(id))).body;

type Given = { readonly name: string; readonly content: OwnDashboardContent };

export const createOwnDashboard = async (given: Given): Promise<OwnDashboard> =>
  (await sendRequest<OwnDashboard>('POST', '/dashboards', { body: given })).body;

/** Refused when it is not of this version any more. */
export const changeOwnDashboard = async (id: string, version: number, given: Given): Promise<OwnDashboard> =>
  (await sendRequest<OwnDashboard>('PATCH', path(id), { body: given, ifMatch: version })).body;

export async function deleteOwnDashboard(id: string): Promise<void> {
  await sendRequest('DELETE', path(id));
}

export async function restoreOwnDashboard(id: string): Promise<void> {
  await sendRequest('POST', `${path(id)}/restore`);
}

export const listShares = async (id: string): Promise<readonly DashboardShare[]> =>
  (await sendRequest<{ items: DashboardShare[] }>('GET', `${path(id)}/shares`)).body.items;

export async function setShares(id: string, shares: readonly DashboardShare[]): Promise<readonly DashboardShare[]> {
  const items = shares.map(({ user, team, mayChange }) => ({
    user: user?.id ?? null,
    team: team?.id ?? null,
    mayChange,
  }));
  return (await sendRequest<{ items: DashboardShare[] }>('PUT', `${path(id)}/shares`, { body: { items } })).body.items;
}
