import { join, resolve } from 'node:path';

const platform = import.meta.dirname ?? resolve(new URL('.', import.meta.url).pathname);

/** The server's program. */
export const SERVER_PROGRAM = join(platform, 'src/main.ts');

/**
 * How Node runs it. By itself V8 lets the space for new objects grow to some 100 MB, which a server that makes its answers in the
 * database gains nothing from.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=16'];

/** Compiled sources are kept, so that a later start neither strips types nor compiles again. */
export const SERVER_ENV = { NODE_COMPILE_CACHE: resolve(platform, '../node_modules/.cache/leitwerk') };
