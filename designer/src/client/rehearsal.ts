import type { Label } from '@leitwerk/runtime-ui/renderer';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

/** What happens to records at one field under the rules of a draft. */
export type Finding = {
  readonly what: 'broken' | 'recalculated' | 'hidden';
  readonly field: string;
  readonly label: Label;
  /** What is broken, in words. */
  readonly message?: string;
  readonly count: number;
  readonly samples: readonly { readonly id: string; readonly title: string | null }[];
};

export type EntityRehearsal = {
  readonly entity: string;
  readonly label: Label;
  readonly looked: number;
  readonly of: number;
  readonly isRemoved: boolean;
  readonly findings: readonly Finding[];
};

/** Looks at the records as they are under the rules of the draft; takes up to 20 seconds. */
export const rehearseDraft = async (id: string): Promise<readonly EntityRehearsal[]> =>
  (
    await sendRequest<{ entities: readonly EntityRehearsal[] }>(
      'POST',
      `/metadata/drafts/${encodeURIComponent(id)}/rehearse`,
    )
  ).body.entities;
