import { makeBeside } from '@leitwerk/platform/module/module-beside';

/** One letter more, or, without one, the file of all of them. */
export type JoinQuestion = { readonly add?: Uint8Array; readonly day: string };

const LONGEST_MS = 120_000;
const MEMORY_MB = 1024;

/**
 * Joins letters into one file to be printed, in their order, in a thread of its own: of a thousand it takes seconds, in which nobody
 * else would be answered. The letters are asked for one by one.
 */
export async function joinBeside(letters: AsyncIterable<Uint8Array>, day: string): Promise<Uint8Array> {
  const joiner = makeBeside<JoinQuestion, Uint8Array | null>({
    program: new URL('./join-program.ts', import.meta.url),
    longestMs: LONGEST_MS,
    memoryMb: MEMORY_MB,
    refusal: 'documents.too-long',
  });
  try {
    for await (const add of letters) await joiner.ask({ add, day });
    return (await joiner.ask({ day })) ?? new Uint8Array();
  } finally {
    await joiner.end();
  }
}
