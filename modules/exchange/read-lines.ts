import { ActionRefused } from '@leitwerk/platform/module/module';
import { decodeText } from '@leitwerk/platform/module/table/decode-text';
import { exchangeIssue } from './exchange-issue.ts';

/** Characters of one line at most. */
const LONGEST_LINE = 1_000_000;

/** The lines of a text, without their ends. Throws `ActionRefused` at one that is too long to be one. */
export async function* readLines(
  bytes: AsyncIterable<Buffer>,
  encoding: Parameters<typeof decodeText>[1],
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let rest = '';
  let line = 0;
  for await (const piece of decodeText(bytes, encoding)) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) {
      line += 1;
      yield { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
    }
    if (rest.length > LONGEST_LINE)
      throw new ActionRefused([exchangeIssue('file', 'exchange.line-too-long', { line: line + 1 })]);
  }
  if (rest !== '') yield { line: line + 1, text: rest };
}
