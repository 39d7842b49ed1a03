import type { Operation, OverlaidDocument, Path } from '@leitwerk/metadata/overlay';
import type { WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

export type Person = { readonly id: string; readonly title: string | null };

/** A draft of definitions without them. */
export type DraftItem = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly baseVersion: number;
  readonly revision: number;
  readonly changes: number;
  readonly openConflicts: number;
  readonly by: Person;
  readonly at: string;
  readonly changedBy: Person;
  readonly changedAt: string;
  readonly editors: readonly Person[];
};

/** Where a draft and the live version have both changed; somebody has to decide. */
export type MergeConflict = {
  readonly at: Path;
  readonly words: { readonly where: string; readonly base: string; readonly ours: string; readonly theirs: string };
};

export type Draft = DraftItem & {
  readonly liveVersion: number;
  readonly documents: readonly OverlaidDocument[];
  readonly base: readonly OverlaidDocument[];
  readonly conflicts: readonly MergeConflict[];
};

/** Somebody else has changed the same place since. */
export type EditConflict = {
  readonly at: Path;
  readonly yours: unknown;
  readonly theirs: unknown;
  readonly by: Person;
  readonly when: string;
};

export type DraftIssue = {
  readonly file?: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly severity?: 'warning';
};

export type DraftStep = {
  readonly revision: number;
  readonly operations: readonly Operation[];
  readonly by: Person;
  readonly at: string;
};

export type DraftChanges = Pick<DraftItem, 'revision' | 'baseVersion' | 'openConflicts' | 'editors'> & {
  readonly liveVersion: number;
  readonly steps: readonly DraftStep[];
};

const address = (id: string, below = ''): string => `/metadata/drafts/${encodeURIComponent(id)}${below}`;

export const readDrafts = async (): Promise<{ readonly items: readonly DraftItem[]; readonly liveVersion: number }> =>
  (await sendRequest<{ items: readonly DraftItem[]; liveVersion: number }>('GET', '/metadata/drafts')).body;

export const readDraft = async (id: string): Promise<Draft> => (await sendRequest<Draft>('GET', address(id))).body;

export const createDraft = async (draft: {
  readonly name: string;
  readonly note?: string;
  readonly version?: number;
}): Promise<Draft> => (await sendRequest<Draft>('POST', '/metadata/drafts', { body: draft })).body;

export const deleteDraft = async (id: string): Promise<void> => {
  await sendRequest('DELETE', address(id));
};

export type DraftPatch = {
  readonly revision: number;
  readonly operations?: readonly Operation[];
  readonly name?: string;
  readonly note?: string;
  readonly force?: boolean;
};

/** @returns the new revision, and what others have changed before it */
export const patchDraft = async (id: string, body: DraftPatch) =>
  (
    await sendRequest<{ readonly revision: number; readonly operations: readonly Operation[] }>('PATCH', address(id), {
      body,
    })
  ).body;

/** What others have changed since a revision, and who has the draft open. */
export const readChanges = async (id: string, since: number): Promise<DraftChanges> =>
  (await sendRequest<DraftChanges>('GET', address(id, '/changes'), { query: { since } })).body;

export const checkDraft = async (id: string) =>
  (
    await sendRequest<{ readonly revision: number; readonly issues: readonly DraftIssue[] }>(
      'POST',
      address(id, '/check'),
    )
  ).body;

export type RenameRequest = {
  readonly entity: string;
  readonly field?: string;
  readonly name: string;
  /** Last day on which the API knows the name of before. */
  readonly until: string;
};

/** What gives an entity or a field another name wherever the draft has it; the draft itself is not changed. */
export const workOutRename = async (id: string, body: RenameRequest & { readonly revision: number }) =>
  (
    await sendRequest<{ readonly operations: readonly Operation[]; readonly left: readonly DraftIssue[] }>(
      'POST',
      address(id, '/rename'),
      { body },
    )
  ).body;

/** Brings the draft up to the live version. */
export const rebaseDraft = async (id: string): Promise<Draft> =>
  (await sendRequest<Draft>('POST', address(id, '/rebase'))).body;

export const decideConflict = async (id: string, at: Path, take: 'ours' | 'theirs'): Promise<Draft> =>
  (await sendRequest<Draft>('POST', address(id, '/conflicts'), { body: { at, take } })).body;

export type Risk = { readonly code: string; readonly message: string };

export type Plan = {
  readonly revision: number;
  readonly checksum: string;
  readonly baseVersion: number;
  readonly unchanged: boolean;
  readonly changes: readonly { readonly kind: string; readonly id: string; readonly text: string }[];
  readonly risks: readonly Risk[];
  readonly refused: readonly Risk[];
  /** What has come of playing the scenarios; null when there are none or they were not played. */
  readonly scenarios: WireScenarioReport | null;
};

export const planDraft = async (id: string): Promise<Plan> =>
  (await sendRequest<Plan>('POST', address(id, '/plan'))).body;

export type PublishRequest = {
  readonly revision: number;
  readonly note?: string;
  readonly confirm?: string;
  readonly allowFailingScenarios?: boolean;
};

export const publishDraft = async (id: string, body: PublishRequest): Promise<{ readonly version: number }> =>
  (await sendRequest<{ version: number }>('POST', address(id, '/publish'), { body })).body;
