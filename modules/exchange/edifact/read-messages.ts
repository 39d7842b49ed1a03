import type { Issue } from '@leitwerk/metadata/issue';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { exchangeIssue } from '../exchange-issue.ts';
import type { Segment } from './read-segments.ts';

/** A message of an interchange, from UNH to before UNT; or why it is none. */
export type Message = {
  readonly segments: readonly Segment[];
  /** What stands before it: UNB, and UNG where there are groups of messages. */
  readonly envelope: readonly Segment[];
  readonly issue: Issue | null;
};

/** A message is held as a whole, as its end says whether all of it came. */
const MOST_SEGMENTS = 200_000;

/**
 * The messages of an interchange, each counted against what its end says (UNT 0074 and 0062, UNZ 0036 and 0020 of ISO 9735): one that is
 * cut off is none. Throws `ActionRefused` for a file in which messages are not to be told apart.
 */
export async function* readMessages(segments: AsyncIterable<Segment>): AsyncGenerator<Message> {
  let envelope: Segment[] = [];
  let open: Segment[] | null = null;
  let count = 0;
  let isClosed = false;
  for await (const segment of segments) {
    const { tag, number } = segment;
    if (tag === 'UNB') {
      envelope = [segment];
      count = 0;
      isClosed = false;
    } else if (tag === 'UNH') {
      if (open) yield cutOff(open, envelope);
      open = [segment];
      count += 1;
    } else if (open && tag === 'UNT') {
      yield { segments: open, envelope, issue: countIssue(open, segment) };
      open = null;
    } else if (open) {
      open.push(segment);
      if (open.length > MOST_SEGMENTS)
        throw new ActionRefused([exchangeIssue('file', 'exchange.edifact-too-long', { most: MOST_SEGMENTS })]);
    } else if (tag === 'UNG') envelope = [...envelope.filter((one) => one.tag === 'UNB'), segment];
    else if (tag === 'UNZ') {
      isClosed = true;
      const [[said = ''] = [], [reference = ''] = []] = segment.elements;
      if (isOther(said, count) || reference !== (envelope[0]?.elements[4]?.[0] ?? ''))
        yield { segments: [segment], envelope, issue: exchangeIssue('', 'exchange.edifact-messages', { said, count }) };
    } else if (tag !== 'UNE')
      throw new ActionRefused([exchangeIssue('file', 'exchange.edifact-order', { tag, number })]);
  }
  if (open) yield cutOff(open, envelope);
  if (!isClosed)
    yield { segments: envelope.slice(0, 1), envelope, issue: exchangeIssue('', 'exchange.edifact-no-end', { count }) };
}

const cutOff = (segments: readonly Segment[], envelope: readonly Segment[]): Message => ({
  segments,
  envelope,
  issue: exchangeIssue('', 'exchange.edifact-cut', { message: segments[0]?.elements[0]?.[0] ?? '' }),
});

/** UNH and UNT are counted as well. */
function countIssue(segments: readonly Segment[], end: Segment): Issue | null {
  const [[said = ''] = [], [reference = ''] = []] = end.elements;
  const message = segments[0]?.elements[0]?.[0] ?? '';
  const count = segments.length + 1;
  if (!isOther(said, count) && reference === message) return null;
  return exchangeIssue('', 'exchange.edifact-segments', { message, said, count });
}

const isOther = (said: string, count: number): boolean => !/^\d+$/.test(said) || Number(said) !== count;
