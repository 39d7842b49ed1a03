import type { SameFile } from '@leitwerk/metadata/wire/files';
import type { WireFile } from '../../client/files.ts';

/** One file on its way into a record. What has been sent once is not sent again. */
export type Upload = {
  readonly key: number;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'same' | 'storing' | 'done' | 'refused' | 'skipped';
  /** From 0 to 1. */
  readonly part: number;
  readonly sent?: WireFile;
  /** Records that have this file already. */
  readonly same?: readonly SameFile[];
  readonly mayBeSame?: boolean;
  readonly message?: string;
  /** Whether it makes sense to try again as it is. */
  readonly isFinal?: boolean;
};

export const isMoving = ({ state }: Upload): boolean => state === 'sending' || state === 'storing';
export const isSettled = ({ state }: Upload): boolean => state === 'done' || state === 'skipped';
