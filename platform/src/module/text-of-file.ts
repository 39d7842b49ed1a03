import type { FileTextAnswer } from '../file-text/file-text.ts';
import { readBeside } from '../file-text/read-beside.ts';

/**
 * The text of a file as the search reads it, in a thread that can be ended; empty for kinds that have none.
 * @param type media type, as the store has read it from the content
 * @returns the text, or why there is none: `encrypted`, `damaged`, `too-much`
 */
export const textOfFile = (type: string, bytes: AsyncIterable<Buffer>): Promise<FileTextAnswer> =>
  readBeside(type, async () => {
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(piece);
    return Buffer.concat(pieces);
  });
