import type {
  WireBulkOutcome,
  WireExplanation,
  WireMigration,
  WireMigrationOutcome,
  WireProcessCounts,
  WireProcessDetail,
  WireProcesses,
  WireProcessPage,
  WireRepair,
  WireWorkflow,
} from '@leitwerk/metadata/wire/workflow';
import type { Values } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

export const readProcesses = async (entity: string, id: string): Promise<WireProcesses> =>
  (await sendRequest<WireProcesses>('GET', `/records/${entity}/${id}/processes`)).body;

export const beginProcess = (workflow: string, record: string) =>
  sendRequest('POST', `/workflows/${encodeURIComponent(workflow)}/processes`, { body: { record } });

export const sendProcessEvent = (id: string, event: string, values: Values) =>
  sendRequest('POST', `/processes/${id}/events/${encodeURIComponent(event)}`, { body: values });

/** One with its machine, and the reasons of every step. */
export const readProcess = async (id: string): Promise<WireProcessDetail> =>
  (await sendRequest<WireProcessDetail>('GET', `/processes/${id}`)).body;

/** Why a record's processes go on or do not, and what would begin others. */
export const explainRecord = async (entity: string, id: string): Promise<WireExplanation> =>
  (await sendRequest<WireExplanation>('GET', `/records/${entity}/${id}/explain`)).body;

/** @param given the reason, and the state to which it is put back */
export const repairProcess = (
  id: string,
  kind: WireRepair['kind'],
  given: { readonly reason?: string; readonly state?: string },
) => sendRequest('POST', `/processes/${id}/${kind}`, { body: given });

/** Which processes are listed; all of it as text, as it stands in the address. */
export type ProcessFilter = {
  readonly workflow?: string;
  readonly entity?: string;
  readonly state?: string;
  readonly overdue?: 'true';
  readonly of?: 'me' | 'team';
  readonly place?: string;
};

export const listProcesses = async (
  filter: ProcessFilter & { readonly sort?: string; readonly limit?: number },
  after?: string,
): Promise<WireProcessPage> =>
  (await sendRequest<WireProcessPage>('GET', '/processes', { query: { ...filter, after } })).body;

export const countProcesses = async (filter: ProcessFilter): Promise<WireProcessCounts> =>
  (await sendRequest<WireProcessCounts>('GET', '/processes/counts', { query: filter })).body;

export const listWorkflows = async (): Promise<readonly WireWorkflow[]> =>
  (await sendRequest<{ items: readonly WireWorkflow[] }>('GET', '/workflows')).body.items;

/** Where processes stand that began with a former version, and where they would stand in the live one. */
export const planMigration = async (workflow: string): Promise<WireMigration> =>
  (await sendRequest<WireMigration>('GET', `/workflows/${encodeURIComponent(workflow)}/migration`)).body;

/** @param after `next` of the request before */
export const moveProcesses = async (
  workflow: string,
  mapping: Readonly<Record<string, string>>,
  after?: string,
): Promise<WireMigrationOutcome> =>
  (
    await sendRequest<WireMigrationOutcome>('POST', `/workflows/${encodeURIComponent(workflow)}/migration`, {
      body: { mapping, ...(after !== undefined && { after }) },
    })
  ).body;

export const repairProcesses = async (
  action: 'retry' | 'cancel',
  which: { readonly ids: readonly string[] } | { readonly filter: ProcessFilter },
  reason?: string,
): Promise<WireBulkOutcome> =>
  (
    await sendRequest<WireBulkOutcome>('POST', '/processes/bulk', {
      body: { action, ...which, ...(reason && { reason }) },
    })
  ).body;
