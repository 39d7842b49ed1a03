import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleContext } from './module-reach.ts';

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
  readonly run: (key: string, context: ModuleContext) => Promise<void>;
};
