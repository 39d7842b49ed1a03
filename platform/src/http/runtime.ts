import type { ModelStore } from '../model/model-store.ts';
import type { SignInThrottle } from '../session/sign-in-throttle.ts';
import type { Database } from '../storage/database.ts';
import type { ChangeStream } from './change-stream.ts';

/** The parts that routes work with, put together in `main.ts`. */
export type Runtime = {
  readonly database: Database;
  readonly models: ModelStore;
  readonly changes: ChangeStream;
  /** Tells the relay that the outbox has something. */
  readonly nudge: () => void;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly throttle: SignInThrottle;
  /** Whether demo users exist and may be shown at sign-in. */
  readonly demo: boolean;
  /** Whether the cookie may go over TLS only. */
  readonly secureCookies: boolean;
};
