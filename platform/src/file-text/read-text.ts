import type { FileTextAnswer, FileTextQuestion } from './file-text.ts';
import { Unreadable } from './file-text.ts';
import type { READABLE_TYPES } from './readable-types.ts';
import { textOfHtml } from './text-of-html.ts';
import { textOfSheet, textOfWord } from './text-of-office.ts';
import { textOfPdf } from './text-of-pdf.ts';
import { textOfPlain } from './text-of-plain.ts';

type Reader = (bytes: Uint8Array) => string | Promise<string>;

const READERS: Readonly<Record<(typeof READABLE_TYPES)[number], Reader>> = {
  'application/pdf': textOfPdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': textOfWord,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': textOfSheet,
  'text/plain': textOfPlain,
  'text/csv': textOfPlain,
  'text/markdown': textOfPlain,
  'text/html': textOfHtml,
};

const isReadable = (type: string): type is keyof typeof READERS => Object.hasOwn(READERS, type);

/** The text of a file. What is wrong with the file is an answer. */
export async function readText({ type, bytes }: FileTextQuestion): Promise<FileTextAnswer> {
  if (!isReadable(type)) return { text: '' };
  try {
    return { text: await READERS[type](bytes) };
  } catch (error) {
    return { reason: error instanceof Unreadable ? error.reason : 'damaged' };
  }
}
