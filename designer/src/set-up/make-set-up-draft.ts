import type { Operation } from '@leitwerk/metadata/overlay';
import { createDraft, deleteDraft, patchDraft } from '../client/drafts.ts';

/** Makes ONE draft of all answers. When they cannot be put into it, there is none. @returns its id */
export async function makeSetUpDraft(name: string, note: string, operations: readonly Operation[]): Promise<string> {
  const { id, revision } = await createDraft({ name, note });
  try {
    await patchDraft(id, { revision, operations });
  } catch (reason) {
    await deleteDraft(id).catch(() => undefined);
    throw reason;
  }
  return id;
}
