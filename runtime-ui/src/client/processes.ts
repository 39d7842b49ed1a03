import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import type { Values } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

export const readProcesses = async (entity: string, id: string): Promise<WireProcesses> =>
  (await sendRequest<WireProcesses>('GET', `/records/${entity}/${id}/processes`)).body;

export const beginProcess = (workflow: string, record: string) =>
  sendRequest('POST', `/workflows/${encodeURIComponent(workflow)}/processes`, { body: { record } });

export const sendProcessEvent = (id: string, event: string, values: Values) =>
  sendRequest('POST', `/processes/${id}/events/${encodeURIComponent(event)}`, { body: values });

export const repairProcess = (id: string, word: 'retry' | 'cancel') => sendRequest('POST', `/processes/${id}/${word}`);
