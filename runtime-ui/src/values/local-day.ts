const MINUTE_MS = 60_000;

/** The day by the clock of the reader, YYYY-MM-DD. */
export const localDay = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 10);
