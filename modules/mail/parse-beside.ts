import { makeBeside } from '@leitwerk/platform/module/module-beside';
import { refusalOf } from '@leitwerk/platform/module/refusal-of';
import type { Failure } from './mail-failure.ts';
import type { MailSource, ParsedMail } from './parsed-mail.ts';

/** Both stand in the words of the cause `too-heavy` in `definitions/entity/mail-gap.json`. */
const LONGEST_MS = 10_000;
const MEMORY_MB = 256;
const REFUSAL = 'mail.unreadable';

const thread = makeBeside<MailSource, ParsedMail | { readonly reason: string }>({
  program: new URL('./parse-program.ts', import.meta.url),
  longestMs: LONGEST_MS,
  memoryMb: MEMORY_MB,
  refusal: REFUSAL,
});

/** Reads a message in a thread that can be ended. @returns why it cannot be read, when it cannot */
export async function parseBeside(bytes: Uint8Array): Promise<ParsedMail | Failure> {
  try {
    const read = await thread.ask({ bytes });
    return 'reason' in read ? { cause: 'unreadable', reason: read.reason } : read;
  } catch (error) {
    if (refusalOf(error)?.code !== REFUSAL) throw error;
    return { cause: 'too-heavy' };
  }
}
