import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

/** An uploaded file, or a text that was pasted. */
export type Sample = { readonly file: string } | { readonly text: string };

/** A column as it stands in a sample, with its first values. */
export type SampleColumn = { readonly from: string; readonly values: readonly string[] };

export type RowState = 'written' | 'repeated' | 'leftOut' | 'refused' | 'waits';
export type StepDoes = 'create' | 'update' | 'find' | 'move';

export type TriedRow = {
  readonly line: number;
  /** By column what stands in the file. */
  readonly cells: Readonly<Record<string, string>>;
  readonly key: string | null;
  readonly state: RowState;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly steps: readonly {
    readonly step: string;
    readonly entity: string;
    readonly does: StepDoes;
    readonly record: string | null;
    /** By field name value before and after. */
    readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  }[];
  /** What an example with this row expects; null when nothing can be worked out. */
  readonly expected: object | null;
};

export type Trial = {
  /** Columns of the file that the interface does not know. */
  readonly drift: readonly string[];
  readonly counts: Readonly<Partial<Record<RowState, number>>>;
  readonly steps: Readonly<Record<string, Readonly<Partial<Record<StepDoes, number>>>>>;
  readonly rows: readonly TriedRow[];
};

/** What would come of the first rows of a sample; nothing of it stays. */
export const tryInterface = async (definition: object, sample: Sample, signal: AbortSignal): Promise<Trial> =>
  (await sendRequest<Trial>('POST', '/exchange/trial', { body: { definition, ...sample }, signal })).body;

/** A sample before an interface says anything about its columns. */
export type LookedAt = {
  readonly columns: readonly SampleColumn[];
  /** The format that the sample seems to have, when that is another one than was said. */
  readonly looksLike: InterfaceFormat | null;
};

/** A sample, read as a format says. */
export const readSample = async (format: unknown, sample: Sample, signal: AbortSignal): Promise<LookedAt> =>
  (await sendRequest<LookedAt>('POST', '/exchange/sample', { body: { format, ...sample }, signal })).body;
