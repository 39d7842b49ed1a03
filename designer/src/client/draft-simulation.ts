import type { WireSimulation, WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import type { OpenRecord } from '@leitwerk/runtime-ui/process';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

export type TriedSteps = {
  readonly workflow: string;
  readonly record: string;
  /** Path of the state in which it begins; where the workflow begins when absent. */
  readonly at?: string;
  readonly roles: readonly string[];
  readonly steps: readonly WireSimulationStep[];
};

/** What a workflow of the draft would do with a record; nothing of it stays. */
export const simulateDraft = async (draft: string, tried: TriedSteps): Promise<WireSimulation> =>
  (await sendRequest<WireSimulation>('POST', `/metadata/drafts/${encodeURIComponent(draft)}/simulate`, { body: tried }))
    .body;

const MOST_FOUND = 20;

/** Records of an entity that can be tried with, by what is typed. */
export const findRecords = async (entity: string, text: string): Promise<readonly OpenRecord[]> =>
  (
    await sendRequest<{ items: readonly OpenRecord[] }>('GET', `/records/${entity}`, {
      query: { ...(text !== '' && { search: text }), limit: MOST_FOUND },
    })
  ).body.items;

/** One record with all that its fields hold. */
export const readRecord = async (entity: string, id: string): Promise<OpenRecord> =>
  (await sendRequest<OpenRecord>('GET', `/records/${entity}/${id}`)).body;
