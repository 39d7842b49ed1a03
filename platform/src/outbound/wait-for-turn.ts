import { setTimeout as wait } from 'node:timers/promises';
import { refuse } from '../refusal.ts';

/** Nobody waits longer for a suggestion. */
const LONGEST_MS = 8000;
const next = new Map<string, number>();

/** Holds requests to one host apart. Refuses with 503 when too many wait already. */
export async function waitForTurn(host: string, everyMs: number): Promise<void> {
  if (everyMs <= 0) return;
  const now = Date.now();
  const turn = Math.max(now, next.get(host) ?? 0);
  if (turn - now > LONGEST_MS) return refuse(503, 'outbound.busy', { params: { host } });
  next.set(host, turn + everyMs);
  if (turn > now) await wait(turn - now);
}
