import type { WireJobCounts, WireJobs } from '@leitwerk/metadata/wire/jobs';
import { sendRequest } from './send-request.ts';

export type Jobs = WireJobs;
export type DeadJob = WireJobs['dead'][number];

export const readJobs = async (): Promise<Jobs> => (await sendRequest<Jobs>('GET', '/jobs')).body;

export const countDeadJobs = async (): Promise<number> =>
  (await sendRequest<WireJobCounts>('GET', '/jobs/counts')).body.dead;

export type JobSelection = { readonly ids: readonly string[] } | { readonly all: true };

/** Tries dead jobs again or discards them. @returns how many it was */
export const decideJobs = async (word: 'retry' | 'discard', which: JobSelection): Promise<number> =>
  (await sendRequest<{ count: number }>('POST', `/jobs/${word}`, { body: which })).body.count;
