import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;
const POOL_BYTES = 256 * ID_BYTES;

let pool = randomBytes(POOL_BYTES);
let used = 0;
let msecs = 0;
let seq = 0;

/**
 * An id whose order is the order in which it was made (UUID version 7, RFC 9562). Randomness is taken from the system for many
 * at once: asking it for each id costs more than all the rest of it.
 */
export function newId(): string {
  if (used === POOL_BYTES) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  const random = pool.subarray(used, used + ID_BYTES);
  used += ID_BYTES;
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // 31 of the counter's 32 bits, so that as many ids can follow in the same millisecond.
    seq = random.readUInt32BE(0) >>> 1;
  } else {
    seq += 1;
    if (seq > 0xff_ff_ff_ff) {
      msecs += 1;
      seq = 0;
    }
  }
  return v7({ random, msecs, seq });
}
