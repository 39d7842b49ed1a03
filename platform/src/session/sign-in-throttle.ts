import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '../refusal.ts';

export type SignInThrottle = {
  /** Counts an attempt; refuses with 429 when the account or the address had too many. */
  readonly begin: (email: string, address: string) => Promise<void>;
  readonly succeed: (email: string, address: string) => Promise<void>;
};

/** Attempts are counted in this process: with several, each allows its own number. */
export function makeSignInThrottle(): SignInThrottle {
  const account = new RateLimiterMemory({ keyPrefix: 'account', points: 10, duration: 900, blockDuration: 300 });
  const address = new RateLimiterMemory({ keyPrefix: 'address', points: 60, duration: 300, blockDuration: 300 });
  return {
    begin: async (email, from) => {
      try {
        await Promise.all([account.consume(email), address.consume(from)]);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        refuse(429, 'session.too-many-attempts', { params: { retryAfter: Math.ceil(error.msBeforeNext / 1000) } });
      }
    },
    succeed: async (email) => {
      await account.delete(email);
    },
  };
}
