import type { OutgoingExample } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

export type TriedState = 'fresh' | 'repeated' | 'leftOut' | 'refused' | 'filtered';

type Values = Readonly<Record<string, unknown>>;

/** What the other system would be told of a record. */
export type TriedRecord = {
  readonly record: WireRecord;
  /** By the id of what is related a record, or several. */
  readonly related: Readonly<Record<string, Values | readonly Values[] | null>>;
  readonly state: TriedState;
  readonly key: string | null;
  /** By column what it says; null when nothing can be worked out, or the record is left out. */
  readonly cells: Values | null;
  /** Formulas that fail, by their places in the definition. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly example: Omit<OutgoingExample, 'id'> | null;
};

export type OutgoingTrial = {
  readonly counts: Readonly<Partial<Record<TriedState, number>>>;
  readonly rows: readonly TriedRecord[];
  /** The file as it would be. */
  readonly text: string;
};

/** What would be sent of the records that changed last, or of one; nothing is kept or sent. */
export const tryOutgoing = async (
  definition: object,
  record: string | null,
  signal: AbortSignal,
): Promise<OutgoingTrial> =>
  (
    await sendRequest<OutgoingTrial>('POST', '/exchange/outgoing-trial', {
      body: { definition, ...(record !== null && { record }) },
      signal,
    })
  ).body;
