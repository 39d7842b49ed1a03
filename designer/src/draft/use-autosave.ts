import type { Operation } from '@leitwerk/metadata/overlay';
import { ProblemError } from '@leitwerk/runtime-ui/renderer';
import type { Dispatch, RefObject, SetStateAction } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { EditConflict } from '../client/drafts.ts';
import { patchDraft } from '../client/drafts.ts';
import type { DraftState } from './draft-state.ts';
import { received, unsavedOperations, yielded } from './draft-state.ts';

/** After the last keystroke. */
const QUIET_MS = 700;
const RETRY_MS = 5000;

export type SaveState =
  | { readonly is: 'saved' | 'waiting' | 'saving' }
  | { readonly is: 'failed'; readonly error: unknown }
  /** Others have changed the same places; nothing is sent until somebody has decided. */
  | { readonly is: 'conflict'; readonly conflicts: readonly EditConflict[] };

export type Autosave = {
  readonly save: SaveState;
  readonly saveNow: () => Promise<void>;
  /** @param mine what stays as one has it oneself, by the paths joined with `/` */
  readonly settle: (mine: ReadonlySet<string>) => void;
};

type Options = {
  readonly id: string;
  readonly state: DraftState;
  readonly latest: RefObject<DraftState>;
  readonly setState: Dispatch<SetStateAction<DraftState>>;
  readonly onOthers: (operations: readonly Operation[]) => void;
};

/** Sends what is edited as operations, shortly after the last edit and one request after the other. */
export function useAutosave({ id, state, latest, setState, onOthers }: Options): Autosave {
  const [save, setSave] = useState<SaveState>({ is: 'saved' });
  const sending = useRef<Promise<void> | null>(null);

  const send = async (force: boolean): Promise<void> => {
    const { documents, revision } = latest.current;
    const operations = unsavedOperations(latest.current);
    if (operations.length === 0) {
      setSave({ is: 'saved' });
      return;
    }
    setSave({ is: 'saving' });
    try {
      const answer = await patchDraft(id, { revision, operations, ...(force && { force }) });
      latest.current = received(latest.current, documents, answer);
      setState(latest.current);
      onOthers(answer.operations);
      setSave({ is: latest.current.documents === latest.current.saved ? 'saved' : 'waiting' });
    } catch (error) {
      setSave(stateAfter(error));
    }
  };
  const saveNow = async (force = false): Promise<void> => {
    while (sending.current) await sending.current;
    sending.current = send(force);
    await sending.current;
    sending.current = null;
  };

  const isUnsaved = state.documents !== state.saved;
  const isHeld = save.is === 'conflict';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each edit begins the quiet time anew
  useEffect(() => {
    if (!isUnsaved || isHeld) return;
    if (save.is === 'saved') setSave({ is: 'waiting' });
    const timer = setTimeout(() => void saveNow(), save.is === 'failed' ? RETRY_MS : QUIET_MS);
    return () => clearTimeout(timer);
  }, [state.documents, state.saved, isHeld, save.is === 'failed' ? save : null]);

  useEffect(() => {
    if (!isUnsaved) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [isUnsaved]);

  const settle = (mine: ReadonlySet<string>): void => {
    if (save.is !== 'conflict') return;
    for (const { at, theirs } of save.conflicts) {
      if (!mine.has(at.join('/'))) latest.current = yielded(latest.current, at, theirs);
    }
    setState(latest.current);
    setSave({ is: 'waiting' });
    void saveNow(mine.size > 0);
  };
  return { save, saveNow, settle };
}

function stateAfter(error: unknown): SaveState {
  const conflicts =
    error instanceof ProblemError ? (error.problem as { conflicts?: readonly EditConflict[] }).conflicts : [];
  return conflicts && conflicts.length > 0 ? { is: 'conflict', conflicts } : { is: 'failed', error };
}
