import type { Operation, OverlaidDocument, Path } from '@leitwerk/metadata/overlay';
import { applyOperations, operationsBetween } from '@leitwerk/metadata/overlay';

type Documents = readonly OverlaidDocument[];

/** A draft as one person works on it. */
export type DraftState = {
  readonly documents: Documents;
  /** What the server has at `revision`. */
  readonly saved: Documents;
  readonly revision: number;
  /** What the documents were before each edit, the newest last. */
  readonly past: readonly Documents[];
  /** What has been undone, the next to be done again last. */
  readonly future: readonly Documents[];
  /** Where the last edit was, as long as the next one there belongs to it. */
  readonly lastPlace: string | null;
};

const MOST_STEPS = 200;

export const beginEditing = (documents: Documents, revision: number): DraftState => ({
  documents,
  saved: documents,
  revision,
  past: [],
  future: [],
  lastPlace: null,
});

/**
 * The state after an edit.
 * @param place edits one after the other at the same place are undone together; null stands alone
 */
export function edited(state: DraftState, documents: Documents, place: string | null): DraftState {
  if (documents === state.documents) return state;
  const isContinued = place !== null && place === state.lastPlace;
  const past = isContinued ? state.past : [...state.past, state.documents].slice(-MOST_STEPS);
  return { ...state, documents, past, future: [], lastPlace: place };
}

export function undone(state: DraftState): DraftState {
  const previous = state.past.at(-1);
  if (!previous) return state;
  const future = [...state.future, state.documents];
  return { ...state, documents: previous, past: state.past.slice(0, -1), future, lastPlace: null };
}

export function redone(state: DraftState): DraftState {
  const next = state.future.at(-1);
  if (!next) return state;
  const past = [...state.past, state.documents];
  return { ...state, documents: next, future: state.future.slice(0, -1), past, lastPlace: null };
}

export const unsavedOperations = (state: DraftState): readonly Operation[] =>
  state.documents === state.saved ? [] : operationsBetween(state.saved, state.documents);

/**
 * The state after the server has taken what was sent, with what others have changed before: they change what can be undone too,
 * so that undo takes back one's own steps only.
 * @param sent the documents as they were when they were sent
 */
export function received(
  state: DraftState,
  sent: Documents,
  answer: { readonly revision: number; readonly operations: readonly Operation[] },
): DraftState {
  const withOthers = (documents: Documents): Documents =>
    answer.operations.length === 0 ? documents : applyOperations(documents, answer.operations).documents;
  const saved = withOthers(sent);
  return {
    ...state,
    saved,
    revision: answer.revision,
    documents: state.documents === sent ? saved : withOthers(state.documents),
    past: state.past.map(withOthers),
    future: state.future.map(withOthers),
  };
}

/** Takes over what somebody else has at a place, so that nothing of one's own is sent there. `undefined`: it is gone. */
export function yielded(state: DraftState, at: Path, theirs: unknown): DraftState {
  const operation: Operation =
    theirs === undefined
      ? { op: 'remove', at }
      : { op: isThere(state.documents, at) ? 'set' : 'add', at, value: theirs };
  const apply = (documents: Documents): Documents => applyOperations(documents, [operation]).documents;
  return { ...state, documents: apply(state.documents), saved: apply(state.saved) };
}

function isThere(documents: Documents, at: Path): boolean {
  const { refused } = applyOperations(documents, [{ op: 'remove', at }]);
  return refused.length === 0;
}
