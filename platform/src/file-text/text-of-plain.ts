import { collectText, MOST_CHARACTERS } from './collect-text.ts';

/** No character takes more bytes. */
const MOST_BYTES = MOST_CHARACTERS * 4;

/** Text of a file that is text: UTF-8 or UTF-16 with its mark, else what Windows writes in Western Europe. */
export function textOfPlain(bytes: Uint8Array): string {
  const collector = collectText();
  collector.add(decode(bytes.subarray(0, MOST_BYTES)));
  return collector.text();
}

export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // Half a character at a cut is no fault.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
