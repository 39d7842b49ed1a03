import type { Issue } from '@leitwerk/metadata/issue';
import type { WireTransition } from '@leitwerk/metadata/wire';

export type Seen = Readonly<Record<string, unknown>>;

/** What has come of a step, as over HTTP. */
export type Outcome = {
  readonly status: number;
  readonly code?: string;
  readonly issues?: readonly Issue[];
  /** Records that were seen; those of a list. */
  readonly records?: readonly Seen[];
  readonly count?: number;
  /** What processes have wanted of modules. */
  readonly effects?: readonly Seen[];
  /** Events of the record's status. */
  readonly transitions?: readonly WireTransition[];
};
