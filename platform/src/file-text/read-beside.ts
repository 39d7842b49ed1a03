import { makeBeside } from '../model/beside.ts';
import { refusalOf } from '../module/refusal-of.ts';
import type { FileTextAnswer, FileTextQuestion } from './file-text.ts';

const TOO_MUCH = 'file-text.too-much';
const LONGEST_MS = 20_000;

/** Foreign files decide what reading them takes: in a thread that is ended after 20 s, 256 MB of objects or 384 MB of buffers. */
const thread = makeBeside<FileTextQuestion, FileTextAnswer>({
  program: new URL('./read-program.ts', import.meta.url),
  longestMs: LONGEST_MS,
  memoryMb: 256,
  buffersMb: 384,
  refusal: TOO_MUCH,
});

let last: Promise<unknown> = Promise.resolve();

/** One file after the other: a thread that is ended takes all along that it was asked. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
};

/**
 * The text of a file, read in a thread that can be ended.
 * @param load its bytes, asked for when it is its turn: those that wait must not lie in memory; null when it is gone
 */
export const readBeside = (type: string, load: () => Promise<Uint8Array | null>): Promise<FileTextAnswer> =>
  inTurn(async () => {
    const bytes = await load();
    if (!bytes) return { text: '' };
    try {
      return await thread.ask({ type, bytes });
    } catch (error) {
      if (refusalOf(error)?.code !== TOO_MUCH) throw error;
      return { reason: 'too-much' };
    }
  });
