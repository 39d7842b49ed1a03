import { useCallback, useState } from 'react';

type Steps<T> = {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  readonly key: string | null;
};

const MOST_STEPS = 200;

/** A value whose changes can be taken back, and done again. Changes of one key in a row are one step, as when somebody types. */
export function useUndoable<T>(initial: T) {
  const [{ past, now, future }, setSteps] = useState<Steps<T>>({ past: [], now: initial, future: [], key: null });
  const set = useCallback((change: (now: T) => T, key: string | null = null): void => {
    setSteps((steps) => {
      const next = change(steps.now);
      if (next === steps.now) return steps;
      const goesOn = key !== null && key === steps.key;
      return { past: goesOn ? steps.past : [...steps.past, steps.now].slice(-MOST_STEPS), now: next, future: [], key };
    });
  }, []);
  const undo = useCallback((): void => {
    setSteps((steps) => {
      const before = steps.past.at(-1);
      if (before === undefined) return steps;
      return { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future], key: null };
    });
  }, []);
  const redo = useCallback((): void => {
    setSteps((steps) => {
      const [after, ...future] = steps.future;
      return after === undefined ? steps : { past: [...steps.past, steps.now], now: after, future, key: null };
    });
  }, []);
  return { now, set, undo, redo, canUndo: past.length > 0, canRedo: future.length > 0 };
}
