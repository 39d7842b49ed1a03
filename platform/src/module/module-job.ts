import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { DavReach } from './module-dav.ts';
import type { Attempt, ModuleContext, RecordCommand } from './module-reach.ts';

/** What a person may see and do now, as from a device of his own; null when he is not active any more. */
export type InNameOf = (user: string) => Promise<DavReach | null>;

/**
 * Work in the background, as the platform, by a full name `<module>.<word>`. It comes at least once: it must bear a repeat. For one
 * name and key only one process is at it at a time; a second one that comes meanwhile finds nothing to do.
 */
export type ModuleJob = {
  /** What people call it, among the jobs that have failed. */
  readonly label: Label;
  /** Comes once a minute by itself, with the key `minute`. */
  readonly everyMinute?: true;
  /** A minute at most: what has more to do begins another one by `startJob`. Outside of any transaction. */
  readonly run: (key: string, context: ModuleContext, inRoles: InRoles, inNameOf: InNameOf) => Promise<void>;
};

/**
 * The rights of roles that a definition names, in place of the platform's: for what is done because the definition says so.
 * @param requestId stands in the history: on whose behalf
 */
export type InRoles = (roles: readonly string[], requestId: string) => RoleReach;

export type RoleReach = Pick<ModuleContext, 'entity' | 'list'> & {
  /**
   * All or nothing, in one transaction. What the module keeps about it is written in the same one, as the platform.
   * @returns what became of each; when one has issues, nothing is stored
   */
  readonly write: (commands: readonly RecordCommand[], kept: readonly RecordCommand[]) => Promise<readonly Attempt[]>;
};
