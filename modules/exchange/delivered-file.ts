import type { ModuleFile } from '@leitwerk/platform/module/module-reach';

/** What is delivered: a stored file, or rows that were pasted or sent, which are none. */
export type DeliveredFile = {
  readonly stream: AsyncIterable<Buffer>;
  /** Opens the same once more. */
  readonly reopen: () => Promise<AsyncIterable<Buffer>>;
  readonly file: ModuleFile | null;
  /** Of a document, its side file: null when none came with it, absent where nobody has asked for one. */
  readonly side?: AsyncIterable<Buffer> | null;
};
