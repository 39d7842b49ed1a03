import type { Person } from '../parsed-mail.ts';
import { parsePeople, peopleLine } from './addresses.ts';

/** A copied message, as its record says it. */
export type Original = {
  readonly subject: string;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly recipients: string | null;
  readonly copies: string | null;
  readonly sentAt: string | null;
  readonly receivedAt: string | null;
};

export type BeginKind = 'new' | 'answer' | 'answer-all' | 'forward';

/**
 * Who gets an answer: whoever wrote it or asked for answers elsewhere (Reply-To), of an own message its recipients (RFC 5322, 3.6.3).
 * An answer to all goes to its other recipients, too, but not to oneself.
 * @param own address of the mailbox that answers
 */
export function answerTo(
  { fromName, fromAddress, recipients, copies }: Original,
  replyTo: readonly Person[],
  kind: 'answer' | 'answer-all',
  own: string,
): { readonly recipients: string | null; readonly copies: string | null } {
  const isOwn = (address: string): boolean => address.toLowerCase() === own.toLowerCase();
  const to = parsePeople(recipients).people;
  const cc = parsePeople(copies).people;
  const sender = fromAddress === null ? [] : [{ name: fromName ?? '', address: fromAddress }];
  const isMine = fromAddress !== null && isOwn(fromAddress);
  const first = isMine ? to : replyTo.length > 0 ? replyTo : sender;
  if (kind === 'answer') return { recipients: peopleLine(first) || null, copies: null };
  const known = new Set(first.map(({ address }) => address.toLowerCase()));
  const others = (people: readonly Person[]): readonly Person[] =>
    people.filter(({ address }) => {
      const isNew = !isOwn(address) && !known.has(address.toLowerCase());
      known.add(address.toLowerCase());
      return isNew;
    });
  const also = others(isMine ? [] : to);
  return { recipients: peopleLine([...first, ...also]) || null, copies: peopleLine(others(cc)) || null };
}

const PREFIX = {
  answer: /^\s*((re|aw|antw|antwort)\s*(\[\d+\])?\s*:\s*)+/i,
  forward: /^\s*((fwd?|wg)\s*:\s*)+/i,
} as const;
const LONGEST_SUBJECT = 255;

/** `Re:` and `Fwd:` stand once, whatever other programs have put there. */
export const subjectOf = (subject: string, kind: 'answer' | 'forward'): string =>
  `${kind === 'answer' ? 'Re: ' : 'Fwd: '}${subject.replace(PREFIX[kind], '')}`.slice(0, LONGEST_SUBJECT).trim();
