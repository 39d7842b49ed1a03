/** A folder as its record says it. */
export type Folder = {
  readonly id: string;
  readonly path: string;
  readonly mailbox: string;
  readonly use: string | null;
  readonly owner: unknown;
  readonly team: unknown;
  readonly uidValidity: string | null;
  readonly serverState: string | null;
  readonly marksState: string | null;
  readonly comparedAt: string | null;
};

/** A folder as the server lists it; `stateNow` is null where the server does not number its changes. */
export type ListedFolder = Folder & { readonly stateNow: string | null };

/** What a server says of a folder's state. */
type Said = {
  readonly uidValidity?: bigint | undefined;
  readonly highestModseq?: bigint | undefined;
  readonly uidNext?: number | undefined;
  readonly messages?: number | undefined;
};

/** All that changes when anything in a folder does; null without CONDSTORE, where a changed mark does not show. */
export const serverStateOf = ({ uidValidity, highestModseq, uidNext, messages }: Said): string | null =>
  uidValidity === undefined || highestModseq === undefined
    ? null
    : [uidValidity, highestModseq, uidNext, messages].join(':');

/** Until when this piece of work may take. */
export type Turn = { readonly until: number };
