import type {
  WireFailedAutomation,
  WireFailedAutomations,
  WireJobs,
  WireWorkCounts,
} from '@leitwerk/metadata/wire/jobs';
import { sendRequest } from './send-request.ts';

export type Jobs = WireJobs;
export type DeadJob = WireJobs['dead'][number];

export const readJobs = async (): Promise<Jobs> => (await sendRequest<Jobs>('GET', '/jobs')).body;

/** Jobs and automations that somebody has to decide about. */
export const countFailed = async (): Promise<number> => {
  const { dead, failedAutomations } = (await sendRequest<WireWorkCounts>('GET', '/jobs/counts')).body;
  return dead + failedAutomations;
};

export type FailedAutomation = WireFailedAutomation;

export const readFailedAutomations = async (): Promise<WireFailedAutomations> =>
  (await sendRequest<WireFailedAutomations>('GET', '/automations/failed')).body;

/** Has one done once more, or leaves it at that. */
export const decideAutomation = (word: 'retry' | 'discard', id: string) =>
  sendRequest('POST', `/automations/failed/${id}/${word}`);

export type JobSelection = { readonly ids: readonly string[] } | { readonly all: true };

/** Tries dead jobs again or discards them. @returns how many it was */
export const decideJobs = async (word: 'retry' | 'discard', which: JobSelection): Promise<number> =>
  (await sendRequest<{ count: number }>('POST', `/jobs/${word}`, { body: which })).body.count;
