import type { Label } from '@leitwerk/runtime-ui/renderer';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';
import type { Person } from './drafts.ts';

export type ChecklistItem = {
  readonly id: string;
  readonly label: Label;
  readonly help?: Label;
  readonly day?: number;
  readonly link?: string;
  readonly role?: { readonly id: string; readonly label?: Label };
  readonly mayMark: boolean;
  /** What the server has found just now; null where nothing can be checked. */
  readonly check: {
    readonly state: 'good' | 'open' | 'hidden';
    readonly count?: number;
    readonly sum?: { readonly field: string; readonly label: Label; readonly value: string };
    readonly changes?: number;
    readonly missing?: readonly Label[];
    readonly at?: string;
    readonly mailServer?: { readonly at: string | null; readonly said?: string };
  } | null;
  readonly mark: { readonly done: boolean; readonly note: string; readonly by: Person; readonly at: string } | null;
  readonly isReady: boolean;
};

export type Checklist = {
  readonly id: string;
  readonly label: Label;
  readonly help?: Label;
  readonly items: readonly ChecklistItem[];
  readonly ready: number;
};

export const readChecklists = async (): Promise<readonly Checklist[]> =>
  (await sendRequest<{ items: readonly Checklist[] }>('GET', '/checklists')).body.items;

export const markItem = async (
  checklist: string,
  item: string,
  mark: { readonly done: boolean; readonly note: string },
): Promise<Checklist> =>
  (
    await sendRequest<Checklist>(
      'PUT',
      `/checklists/${encodeURIComponent(checklist)}/items/${encodeURIComponent(item)}`,
      { body: mark },
    )
  ).body;
