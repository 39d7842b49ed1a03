import { makeBeside } from '@leitwerk/platform/module/module-beside';
import { refusalOf } from '@leitwerk/platform/module/refusal-of';
import type { MailSource, ParsedMail } from './parsed-mail.ts';

const LONGEST_MS = 10_000;
const REFUSAL = 'mail.unreadable';

const thread = makeBeside<MailSource, ParsedMail | { readonly reason: string }>({
  program: new URL('./parse-program.ts', import.meta.url),
  longestMs: LONGEST_MS,
  memoryMb: 256,
  refusal: REFUSAL,
});

/** Reads a message in a thread that can be ended. @returns why it cannot be read, when it cannot */
export async function parseBeside(bytes: Uint8Array): Promise<ParsedMail | { readonly reason: string }> {
  try {
    return await thread.ask({ bytes });
  } catch (error) {
    if (refusalOf(error)?.code !== REFUSAL) throw error;
    return { reason: `reading it takes longer than ${LONGEST_MS / 1000} s or too much memory` };
  }
}
