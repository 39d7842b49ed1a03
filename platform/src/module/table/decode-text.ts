import type { CsvDialect } from '@leitwerk/metadata/wire/import';

/**
 * Bytes as text, piece by piece. In what is said to be UTF-8, single lines in the old Windows encoding are common (files glued
 * together): such a line is read as that, and only it.
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  encoding: CsvDialect['encoding'],
): AsyncGenerator<string> {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
    return;
  }
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const piece of bytes) {
    const whole = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = whole.lastIndexOf(NEW_LINE) + 1;
    rest = whole.subarray(end);
    if (end === 0) continue;
    yield linesToText(whole.subarray(isFirst ? markLength(whole) : 0, end));
    isFirst = false;
  }
  yield linesToText(rest.subarray(isFirst ? markLength(rest) : 0));
}

const NEW_LINE = 10;

const markLength = (bytes: Buffer): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows = new TextDecoder('windows-1252');

function linesToText(lines: Buffer): string {
  try {
    return strict.decode(lines);
  } catch {
    return splitLines(lines).map(lineToText).join('');
  }
}

function lineToText(line: Buffer): string {
  try {
    return strict.decode(line);
  } catch {
    return windows.decode(line);
  }
}

function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(NEW_LINE, from);
    const to = at < 0 ? bytes.length : at + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}
