import { makeBeside } from '@leitwerk/platform/module/module-beside';

/** A `winmail.dat`, and which of its files is wanted. */
export type TnefSource = { readonly bytes: Uint8Array; readonly inner: number };
export type TnefTaken = { readonly content: Uint8Array | null };

const LONGEST_MS = 10_000;
/** The file, a copy of it for the thread, and what is taken out of it. */
const MEMORY_MB = 256;

const thread = makeBeside<TnefSource, TnefTaken>({
  program: new URL('./tnef-program.ts', import.meta.url),
  longestMs: LONGEST_MS,
  memoryMb: MEMORY_MB,
  refusal: 'mail.unreadable',
});

/** Takes one file out of a `winmail.dat`, in a thread that can be ended. Null where there is none (any more) */
export const takeFromTnef = async (source: TnefSource): Promise<Uint8Array | null> =>
  (await thread.ask(source)).content;
