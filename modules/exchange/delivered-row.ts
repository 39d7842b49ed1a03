import type { Issue } from '@leitwerk/metadata/issue';

/** A row as it was delivered: texts by column, and how often the element of a counted column occurs (`timesKeyOf`). */
export type DeliveredRow = {
  /** Line of the file on which it begins, or its number, from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Why it could not be read. */
  readonly issue?: Issue;
};
