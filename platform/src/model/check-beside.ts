import type { Issue } from '@leitwerk/metadata/issue';
import { makeBeside } from './beside.ts';
import type { GivenDocument } from './publish-model.ts';

const checker = makeBeside<readonly GivenDocument[], readonly Issue[]>({
  program: new URL('./check-program.ts', import.meta.url),
  longestMs: 20_000,
  memoryMb: 512,
  refusal: 'publish.check-too-long',
});

/**
 * Issues of definitions, found in a thread of its own: it takes some tenths of a second, in which nobody else would be answered.
 * Definitions that keep it busy for 20 seconds are refused with 422, and the thread is ended.
 */
export const checkBeside = checker.ask;

export const endChecker = checker.end;
