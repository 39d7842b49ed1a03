import { useEffect } from 'react';
import { inputId } from './input-id.ts';

/** The page goes to the first thing that is wrong. */
export function useFirstError(errors: Readonly<Record<string, string>>, message: string, scope = ''): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server has just answered, not on every key
  useEffect(() => {
    if (!message) return;
    const first = Object.keys(errors)[0];
    if (first !== undefined) document.getElementById(inputId(first, scope))?.focus();
  }, [message]);
}
