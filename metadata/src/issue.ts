import type { Label } from './generated/definitions.gen.ts';

/**
 * One thing that is wrong, at one place. Texts come from `messages.ts` by `code`, in the reader's
 * language; `params` fill the gaps of the text.
 */
export type Issue = {
  /** Where: a field path (`address.postalCode`, `positions.2.price`) or a path inside a definition. */
  readonly path: string;
  /** `area.reason`, e.g. `value.required`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | Label>>;
  /** For definitions: the file, relative to the folder that was read. */
  readonly file?: string;
  /** `warning` does not stop a publish. Absent means error. */
  readonly severity?: 'warning';
};
