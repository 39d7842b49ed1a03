import type { ModuleContext } from './module-reach.ts';

/**
 * Listens to something outside as long as Leitwerk runs, e.g. to mail servers that tell when a mail has come. One process at a time
 * does so; when that ends, another one begins within half a minute. It only asks for jobs: what it hears may be lost, so the same
 * must also be found by the clock.
 */
export type ModuleWatch = {
  /**
   * Ends soon after the signal; begun again when it ends otherwise.
   * @param reach what a job has, by the model that is live at the moment of the call
   */
  readonly run: (reach: () => ModuleContext, signal: AbortSignal) => Promise<void>;
};
