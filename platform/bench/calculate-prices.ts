import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../modules/tariff/bench/calculate-prices.ts');

/** Calculations per second by kind, in a process of its own: the module is not part of the platform. */
export function calculatePrices(seconds: number): Readonly<Record<string, number>> {
  const done = spawnSync(process.execPath, [PROGRAM, String(seconds)], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as Record<string, number>;
}
