import type { HistoryEntry } from '@leitwerk/metadata/wire';
import type { Refusal } from '../refusal.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Something that is to happen to one record. `version` is what the caller has seen; absent means whatever it is now. */
export type Command =
  | {
      readonly action: 'create';
      readonly entity: string;
      /** Of the new record, where others of the same batch point to it. Never from outside. */
      readonly id?: string;
      readonly values: Values;
      readonly stamp?: Stamp;
    }
  | {
      readonly action: 'update';
      readonly entity: string;
      readonly id: string;
      readonly version?: number;
      readonly values: Values;
      readonly stamp?: Stamp;
      readonly cause?: Cause;
    }
  | {
      readonly action: 'transition';
      readonly entity: string;
      readonly id: string;
      readonly version?: number;
      readonly event: string;
      readonly input: Values;
      readonly stamp?: Stamp;
    }
  | {
      readonly action: 'delete' | 'restore' | 'purge';
      readonly entity: string;
      readonly id: string;
      readonly version?: number;
      readonly stamp?: Stamp;
      readonly cause?: Cause;
    };

/** What a command is part of, kept in the history. Never from outside: it lets references move that are locked for people. */
export type Cause = {
  readonly kind: 'merge' | 'unmerge';
  /** Id of the merge. */
  readonly id: string;
  /** Whether the command only moves references from one record of the merge to the other. */
  readonly isMove: boolean;
};

export const causeOf = (command: Command): Cause | undefined => ('cause' in command ? command.cause : undefined);

/** When and by whom something happened that the system records afterwards (demo, imports). Counts for the system's commands only. */
export type Stamp = { readonly at: string; readonly by: string };

export type CommandDone = {
  readonly id: string;
  readonly version: number;
  /** The record as the actor may read it, as JSON text; null when it is gone or was not asked for. */
  readonly record: string | null;
  /** What differs from the record as it was, by name of the field, as far as the actor may read it; nothing for a new one. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
};

export type CommandResult = { readonly done: CommandDone } | { readonly refusal: Refusal };

export type HistoryAction = HistoryEntry['action'] | 'purge';

/** What an event is called: `lead.created`. */
export const EVENT_WORDS: Readonly<Record<HistoryAction, string>> = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  restore: 'restored',
  transition: 'moved',
  purge: 'purged',
};
