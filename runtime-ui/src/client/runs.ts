import type { WireRun, WireRunOutcome, WireRunProblem } from '@leitwerk/metadata/wire';
import { sendRequest } from './send-request.ts';

export type Run = WireRun;
export type RunProblem = WireRunProblem;

const ENDED: ReadonlySet<Run['state']> = new Set(['done', 'failed', 'cancelled']);

export const hasEnded = (run: Pick<Run, 'state'>): boolean => ENDED.has(run.state);

export const listRuns = async (): Promise<readonly Run[]> =>
  (await sendRequest<{ items: Run[] }>('GET', '/runs')).body.items;

export const getRun = async (id: string): Promise<Run> => (await sendRequest<Run>('GET', `/runs/${id}`)).body;

export const listRunProblems = async (id: string): Promise<readonly RunProblem[]> =>
  (await sendRequest<{ items: RunProblem[] }>('GET', `/runs/${id}/problems`, { query: { limit: 100 } })).body.items;

/** What a run has done, or would do, with records of one sort, the first of them. */
export const listRunOutcomes = async (id: string, word: string): Promise<readonly WireRunOutcome[]> =>
  (await sendRequest<{ items: WireRunOutcome[] }>('GET', `/runs/${id}/outcomes`, { query: { word, limit: 100 } })).body
    .items;

/** Pause, resume or stop. */
export const controlRun = async (id: string, word: 'pause' | 'resume' | 'cancel'): Promise<Run> =>
  (await sendRequest<Run>('POST', `/runs/${id}/${word}`)).body;

/** A run that takes back what this one has done. @param overwrite also where somebody has changed a value since */
export const undoRun = async (id: string, overwrite: boolean): Promise<Run> =>
  (await sendRequest<Run>('POST', `/runs/${id}/undo`, { body: { overwrite } })).body;

/** Records picked by hand, or all that a list shows. */
export type Selection = { readonly ids: readonly string[] } | { readonly filter?: unknown; readonly search?: string };

export type BulkChange =
  | { readonly action: 'update'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly action: 'delete' | 'restore' };

export const startBulk = async (entity: string, selection: Selection, change: BulkChange): Promise<Run> =>
  (await sendRequest<Run>('POST', `/records/${encodeURIComponent(entity)}/bulk`, { body: { selection, change } })).body;

export const startExport = async (
  entity: string,
  wanted: {
    readonly selection: Selection;
    readonly format: 'csv' | 'xlsx';
    readonly fields: readonly string[];
    readonly sort?: readonly string[];
  },
): Promise<Run> =>
  (await sendRequest<Run>('POST', `/records/${encodeURIComponent(entity)}/export`, { body: wanted })).body;
