import type { WireReference } from './wire.ts';

/** One of the files that a field of a record has or had. */
export type FileVersion = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** When and by whom it was uploaded. */
  readonly at: string;
  readonly by: WireReference;
  readonly isCurrent: boolean;
};

export type FileVersions = {
  /** The record that has the file, with its version; null for an upload that no record has taken. */
  readonly holder: {
    readonly entity: string;
    readonly id: string;
    readonly field: string;
    readonly version: number;
  } | null;
  /** The newest first. */
  readonly items: readonly FileVersion[];
};

/** How many versions a file has, itself among them. */
export type VersionCount = { readonly id: string; readonly count: number };

/** A record that has a file with the same content. */
export type SameFile = {
  readonly file: string;
  readonly name: string;
  readonly record: string;
  readonly title: string | null;
};
