import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '../refusal.ts';
import type { Database } from '../storage/database.ts';

export type SignInThrottle = {
  /** Counts an attempt; refuses with 429 when the account or the address had too many. */
  readonly begin: (account: string, address: string) => Promise<void>;
  /** Forgets the attempts on the account, whose owner it was. */
  readonly succeed: (account: string) => Promise<void>;
};

/** Attempts are counted in the database, so that several processes share one count. */
export function makeSignInThrottle(database: Database): SignInThrottle {
  const store = {
    storeClient: database.pool,
    storeType: 'pool',
    schemaName: 'leitwerk',
    tableName: 'sign_in_attempt',
    tableCreated: true,
  };
  const byAccount = new RateLimiterPostgres({
    ...store,
    keyPrefix: 'account',
    points: 10,
    duration: 900,
    blockDuration: 300,
  });
  const byAddress = new RateLimiterPostgres({
    ...store,
    keyPrefix: 'address',
    points: 60,
    duration: 300,
    blockDuration: 300,
  });
  return {
    begin: async (account, address) => {
      try {
        await Promise.all([byAccount.consume(keyOf(account)), byAddress.consume(keyOf(address))]);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        refuse(429, 'session.too-many-attempts', { params: { retryAfter: Math.ceil(error.msBeforeNext / 1000) } });
      }
    },
    succeed: async (account) => {
      await byAccount.delete(keyOf(account));
    },
  };
}

/** Of one length, and no list of e-mail addresses that somebody has tried. */
const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
