/** An invitation, an answer to one or a cancellation (RFC 6047). */
export type FoundCalendar = {
  /** `REQUEST`, `REPLY`, `CANCEL` … as the calendar itself says it. */
  readonly method: string;
  /** Null where there is more of it than is ever meant. */
  readonly text: string | null;
};

type Part = { readonly type: string | undefined; readonly content: Uint8Array };

/** A year of weekly meetings with a hundred guests has less. */
export const LONGEST_CALENDAR = 200_000;
const TYPES = ['text/calendar', 'application/ics'];
const METHOD = /^METHOD:([A-Za-z-]{1,30})\s*$/m;

/** The first part of a message that is a calendar sent for its receiver to act on. Files that merely hold appointments name no method. */
export function calendarOf(parts: readonly Part[]): FoundCalendar | null {
  for (const type of TYPES)
    for (const part of parts) {
      if (part.type?.toLowerCase() !== type) continue;
      const text = textOf(part.content);
      const method = METHOD.exec(text.slice(0, LONGEST_CALENDAR))?.[1]?.toUpperCase();
      if (method !== undefined) return { method, text: text.length > LONGEST_CALENDAR ? null : text };
    }
  return null;
}

/** UTF-8, which RFC 5545 wants; where it is not, the bytes as old programs write them. Without what no calendar may hold. */
function textOf(content: Uint8Array): string {
  const decoded = (name: string, fatal: boolean): string => new TextDecoder(name, { fatal }).decode(content);
  let text: string;
  try {
    text = decoded('utf-8', true);
  } catch {
    text = decoded('windows-1252', false);
  }
  return text.replaceAll('\u0000', '').toWellFormed();
}
