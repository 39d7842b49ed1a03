import type { Bounce } from './bounce-of.ts';
import type { FoundCalendar } from './calendar-of.ts';

/** A message as it came over the line, perhaps without its end. */
export type MailSource = { readonly bytes: Uint8Array };

export type Person = { readonly name: string; readonly address: string };

/** What was read of a message. Texts are as their sender made them: long, wrong or hostile. */
export type ParsedMail = {
  readonly subject: string;
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** RFC 3339; null when it names none that makes sense. */
  readonly date: string | null;
  readonly messageId: string | null;
  /** Of the messages that it follows, the first one first. */
  readonly references: readonly string[];
  readonly text: string;
  readonly html: string | null;
  /** Written by a program by itself (RFC 3834), as answers of those who are out of office are. */
  readonly automatic: boolean;
  /** By a person to people: an answer while somebody is away may go back (RFC 3834, 2). */
  readonly answerable: boolean;
  readonly bounce: Bounce | null;
  readonly calendar: FoundCalendar | null;
  /** Files of a `winmail.dat`; null where there is none, or not all of it could be read. */
  readonly packed: readonly { readonly name: string; readonly type: string; readonly size: number }[] | null;
};
