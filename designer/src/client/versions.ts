import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';
import type { Person } from './drafts.ts';

export type Version = {
  readonly version: number;
  readonly at: string;
  readonly by: Person | null;
  readonly note: string;
};

export const readVersions = async (): Promise<readonly Version[]> =>
  (await sendRequest<{ items: readonly Version[] }>('GET', '/metadata/versions')).body.items;

/** The definitions that are live. */
export type Live = { readonly version: number; readonly documents: readonly OverlaidDocument[] };

export const readLive = async (): Promise<Live> => (await sendRequest<Live>('GET', '/metadata/export')).body;

/** A difference of two sets of definitions, in words. */
export type Difference = { readonly kind: string; readonly id: string; readonly text: string };

/** @param from `live`, `package`, a version's number or `draft:<id>` */
export const compareVersions = async (from: string, to: string): Promise<readonly Difference[]> =>
  (await sendRequest<{ changes: readonly Difference[] }>('GET', '/metadata/compare', { query: { from, to } })).body
    .changes;

/** Publishes an earlier version again. @param confirm checksum of the plan whose risks are accepted */
export const rollBack = async (version: number, confirm?: string): Promise<{ readonly version: number }> =>
  (
    await sendRequest<{ version: number }>('POST', '/metadata/rollback', {
      body: { version, ...(confirm !== undefined && { confirm }) },
    })
  ).body;
