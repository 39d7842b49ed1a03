import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { createContext, use } from 'react';
import type { Draft, DraftChanges, DraftIssue, RenameRequest } from '../client/drafts.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';
import type { DraftState } from './draft-state.ts';
import type { Autosave } from './use-autosave.ts';

export type DraftEditing = {
  /** As it was read when the page was opened, or brought up to date. */
  readonly draft: Draft;
  readonly state: DraftState;
  readonly documents: readonly EditedDocument[];
  /** Entities that the platform and modules bring are known from here only. */
  readonly model: EffectiveModel;
  readonly isReadOnly: boolean;
  readonly autosave: Autosave;
  readonly issues: readonly DraftIssue[];
  readonly isChecking: boolean;
  /** What is known of the draft on the server since it was read; undefined until it has been asked. */
  readonly changes: DraftChanges | undefined;
  /** @param place edits one after the other at the same place are undone together */
  readonly edit: (documents: readonly EditedDocument[], place?: string) => void;
  /** Changes one definition; `undefined` removes it. */
  readonly editDocument: (file: string, document: unknown, place?: string) => void;
  /** Gives an entity or a field another name everywhere. @returns places that could not be rewritten */
  readonly rename: (request: RenameRequest) => Promise<readonly DraftIssue[]>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** After the server has changed it: takes what it has now. */
  readonly reload: (draft: Draft) => void;
};

const DraftContext = createContext<DraftEditing | null>(null);

export const DraftProvider = DraftContext;

export function useDraftEditing(): DraftEditing {
  const editing = use(DraftContext);
  if (!editing) throw new Error('there is no draft here');
  return editing;
}
