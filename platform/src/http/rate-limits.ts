import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Redis } from 'ioredis';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '../refusal.ts';

/** How many requests in a minute; 0 is without a limit. */
export type RateSettings = {
  /** By one API token. */
  readonly perToken: number;
  /** From one address without a sign-in. */
  readonly perAddress: number;
};

export type RateLimits = {
  /** Counts a request by a token. Refuses it with 429 when there were too many. */
  readonly byToken: (token: string, reply: FastifyReply) => Promise<void>;
  /** Counts a request of somebody who is not signed in, or whose token is none. The same. */
  readonly byAddress: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
};

const SECONDS = 60;

/**
 * Limits for programs: for each API token, and for each address where nobody is signed in. People who work in the screens have a
 * session and are not counted. All processes count together on Redis; without one each counts for itself, and so does each while
 * Redis is away.
 */
export function makeRateLimits({ perToken, perAddress }: RateSettings, redis: Redis | null): RateLimits {
  const token = perToken > 0 ? limiter('token', perToken, redis) : null;
  const address = perAddress > 0 ? limiter('address', perAddress, redis) : null;
  return {
    byToken: async (given, reply) => {
      if (token) await count(token, createHash('sha256').update(given).digest('base64url'), 'token', reply);
    },
    byAddress: async ({ ip }, reply) => {
      if (address) await count(address, ip, 'address', reply);
    },
  };
}

function limiter(name: string, points: number, redis: Redis | null): RateLimiterAbstract {
  const options = { keyPrefix: `leitwerk:rate:${name}`, points, duration: SECONDS };
  const own = new RateLimiterMemory(options);
  return redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: own }) : own;
}

/** The headers are those of the IETF draft "RateLimit header fields for HTTP", and `Retry-After` of RFC 9110. */
async function count(by: RateLimiterAbstract, key: string, policy: string, reply: FastifyReply): Promise<void> {
  void reply.header('ratelimit-policy', `"${policy}";q=${by.points};w=${SECONDS}`);
  const tell = ({ remainingPoints, msBeforeNext }: RateLimiterRes): number => {
    const seconds = Math.ceil(msBeforeNext / 1000);
    void reply.header('ratelimit', `"${policy}";r=${Math.max(0, remainingPoints)};t=${seconds}`);
    return seconds;
  };
  try {
    tell(await by.consume(key));
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const seconds = Math.max(1, tell(reason));
    void reply.header('retry-after', String(seconds));
    refuse(429, 'request.rate', { params: { count: by.points, seconds } });
  }
}
