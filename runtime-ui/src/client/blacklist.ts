import { sendRequest } from './send-request.ts';

export type BlacklistStop = {
  readonly entry: {
    readonly id: string;
    readonly title: string;
    readonly level: 'warn' | 'block';
    readonly reason: string;
  };
  readonly field: string;
  readonly release: { readonly reason: string; readonly createdAt: string } | null;
};

export type BlacklistStops = { readonly mayRelease: boolean; readonly stops: readonly BlacklistStop[] };

export const readBlacklistChecks = async (): Promise<readonly string[]> =>
  (await sendRequest<readonly string[]>('GET', '/blacklist/checks')).body;

export const readBlacklistStops = async (entity: string, id: string): Promise<BlacklistStops> =>
  (await sendRequest<BlacklistStops>('GET', `/blacklist/stops/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`))
    .body;

export async function releaseFromBlacklist(release: {
  readonly entity: string;
  readonly id: string;
  readonly entry: string;
  readonly reason: string;
}): Promise<void> {
  await sendRequest('POST', '/actions/blacklist.release', { body: release });
}
