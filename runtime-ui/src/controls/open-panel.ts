import { useSyncExternalStore } from 'react';

/** The panels at the edge of every page; one is open at a time. */
export type Panel = 'runs' | 'notifications';

let shown: Panel | null = null;
const listeners = new Set<() => void>();

export function openPanel(panel: Panel | null): void {
  shown = panel;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Which panel is open; any screen may open another. */
export const useOpenPanel = (): Panel | null => useSyncExternalStore(subscribe, () => shown);
