const listeners = new Set<() => void>();

/** The server no longer knows the session. */
export const announceSignedOut = (): void => {
  for (const listener of listeners) listener();
};

export const whenSignedOut = (listener: () => void): void => {
  listeners.add(listener);
};
