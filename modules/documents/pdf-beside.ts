import type { Beside } from '@leitwerk/platform/module/module-beside';
import type { Facts } from './letter-facts.ts';
import { makeLetterThread } from './letter-thread.ts';
import { makePool } from './pool.ts';

export type PdfQuestion =
  | { readonly do: 'count'; readonly text: Uint8Array }
  | { readonly do: 'lay'; readonly text: Uint8Array; readonly sheets: Uint8Array; readonly facts: Facts }
  /** One letter more for the file to be printed. */
  | { readonly do: 'add'; readonly letter: Uint8Array }
  /** The file of all that were added. */
  | { readonly do: 'end'; readonly day: string };

export type PdfAnswer = { readonly pages: number } | { readonly bytes: Uint8Array };

const THREADS = 2;
const LONGEST_MS = 60_000;
const MEMORY_MB = 256;
/** What is unpacked lies outside of that: a file of a few megabytes may unpack to very many. */
const BUFFERS_MB = 512;

const makeThread = (): Beside<PdfQuestion, PdfAnswer> =>
  makeLetterThread<PdfQuestion, PdfAnswer>({
    program: new URL('./pdf-program.ts', import.meta.url),
    longestMs: LONGEST_MS,
    memoryMb: MEMORY_MB,
    buffersMb: BUFFERS_MB,
  });

const pool = makePool<Beside<PdfQuestion, PdfAnswer>>({
  most: THREADS,
  make: () => Promise.resolve(makeThread()),
  drop: (thread) => thread.end(),
});

/** How many pages a PDF has. */
export async function pagesOf(text: Uint8Array): Promise<number> {
  const answer = await pool.use((thread) => thread.ask({ do: 'count', text }));
  return 'pages' in answer ? answer.pages : 0;
}

/** The pages of a letter under the sheets of its letterhead; see `join-pages.ts`. Takes tens of milliseconds of the processor. */
export async function layOver(text: Uint8Array, sheets: Uint8Array, facts: Facts): Promise<Uint8Array> {
  const answer = await pool.use((thread) => thread.ask({ do: 'lay', text, sheets, facts }));
  return 'bytes' in answer ? answer.bytes : text;
}

/**
 * Joins letters into one file to be printed, in their order, in a thread of its own: of some hundreds it takes seconds, in which
 * nobody else would be answered. The letters are asked for one by one.
 */
export async function joinLetters(letters: AsyncIterable<Uint8Array>, day: string): Promise<Uint8Array> {
  const thread = makeThread();
  try {
    for await (const letter of letters) await thread.ask({ do: 'add', letter });
    const answer = await thread.ask({ do: 'end', day });
    return 'bytes' in answer ? answer.bytes : new Uint8Array();
  } finally {
    await thread.end();
  }
}

export const endPdfThreads = pool.end;
