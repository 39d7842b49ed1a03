import type { JobQueue } from '../job/job-queue.ts';
import type { ModelStore } from '../model/model-store.ts';
import type { SignInThrottle } from '../session/sign-in-throttle.ts';
import type { Database, Queryable } from '../storage/database.ts';
import type { ChangeStream } from './change-stream.ts';
import type { PresenceBoard } from './presence.ts';
import type { RateLimits } from './rate-limits.ts';

/** The parts that routes work with, put together in `main.ts`. */
export type Runtime = {
  readonly database: Database;
  /** What counts and adds up is asked here: with few connections of its own it stops nobody else. */
  readonly figures: Queryable;
  readonly models: ModelStore;
  readonly changes: ChangeStream;
  readonly presence: PresenceBoard;
  readonly jobs: JobQueue;
  /** Tells the relay that the outbox has something. */
  readonly nudge: () => void;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly throttle: SignInThrottle;
  /** Absent: programs may ask as often as they like. */
  readonly rates?: RateLimits;
  /** Whether demo users exist and may be shown at sign-in. */
  readonly demo: boolean;
  /** Origin under which people reach this server through a proxy; null when they reach it directly. */
  readonly publicUrl: string | null;
};

/** Whether people reach this server over TLS: then the cookie is Secure, and browsers are told to stay with TLS. */
export const isOverTls = ({ publicUrl }: Pick<Runtime, 'publicUrl'>): boolean =>
  publicUrl?.startsWith('https:') === true;
