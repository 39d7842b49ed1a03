/** A mail that is written or sent from here. */
export const OUTGOING = 'outgoing-mail';

/**
 * `draft`: being written; `waiting`: goes at `sendAt`; `sending`: a process is at it; `uncertain`: the server may have it and has not
 * answered; `refused`: not sent, and not tried again by itself.
 */
export type OutgoingState = 'draft' | 'waiting' | 'sending' | 'sent' | 'uncertain' | 'refused';

type StoredFile = { readonly id: string; readonly name: string; readonly type: string; readonly size: number };

/** Its record, with the fields that the module goes by. */
export type Outgoing = {
  readonly id: string;
  readonly version: number;
  readonly state: OutgoingState;
  readonly mailbox: string;
  /** A user's id; null where the mailbox is a team's. */
  readonly owner: string | null;
  readonly subject: string | null;
  readonly kind: 'new' | 'answer' | 'forward';
  /** Written by a program: nobody is to be told of what becomes of it (RFC 3834). */
  readonly automatic: boolean;
  readonly original: string | null;
  readonly recipients: string | null;
  readonly copies: string | null;
  readonly blindCopies: string | null;
  readonly text: string | null;
  readonly quotes: boolean;
  readonly quoteHead: string | null;
  readonly quote: string | null;
  readonly files: readonly StoredFile[] | null;
  readonly sendAt: string | null;
  readonly tries: number;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly thread: string | null;
  readonly source: StoredFile | null;
  /** An invitation, an answer to one or a cancellation that goes along; `calendar` is its text. */
  readonly calendarMethod: string | null;
  readonly calendarUid: string | null;
  readonly calendar: string | null;
  readonly filed: boolean;
  readonly filingTries: number;
};

/** Fields that hold people. */
export const PEOPLE_FIELDS = ['recipients', 'copies', 'blindCopies'] as const;

/** Seconds in which a mail can be called back, where its mailbox says nothing. */
export const UNDO_SECONDS = 10;
