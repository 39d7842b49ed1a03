import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { Operation } from '@leitwerk/metadata/overlay';
import type { Step } from './steps.ts';
import { STEPS } from './steps.ts';

/** What somebody has answered and not made a draft of: kept by the browser as long as its tab is open. */
export type KeptSetUp = {
  readonly step: Step;
  readonly customer: string;
  readonly operations: readonly Operation[];
};

const KEY = 'leitwerk.set-up';
const NOTHING: KeptSetUp = { step: 'company', customer: '', operations: [] };

/** What was kept; nothing when there is nothing that can be read. */
export function readKeptSetUp(): KeptSetUp {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (!isPlain(kept) || !Array.isArray(kept['operations'])) return NOTHING;
    const step = STEPS.find((one) => one === kept['step']) ?? NOTHING.step;
    return { step, customer: String(kept['customer'] ?? ''), operations: kept['operations'] as readonly Operation[] };
  } catch {
    return NOTHING;
  }
}

export function keepSetUp(kept: KeptSetUp): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still has it until the page is left.
  }
}

export function forgetSetUp(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Then there is nothing to forget.
  }
}
