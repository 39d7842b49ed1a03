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

/** Until when this piece of work may take. */
export type Turn = { readonly until: number };
