/** Headers of lists and of what goes to many (RFC 2369, RFC 2919). Written in small letters; `list` is how the parser sums up `List-…`. */
const OF_MANY = [
  'list',
  'list-id',
  'mailing-list',
  'x-mailing-list',
  'feedback-id',
  'x-loop',
  'x-autoreply',
  'x-autorespond',
];
const BULK = /\b(bulk|list|junk|auto_reply)\b/i;
/** What Exchange knows: no answers of people who are out of office, or none at all. */
const SUPPRESSED = /\b(all|oof|autoreply)\b/i;
/** Addresses that nobody reads. */
const NOBODY =
  /^(no-?_?reply|do-?not-?reply|keine-?antwort|mailer-daemon|postmaster|bounces?|listserv|majordomo|owner-.*|.*-(request|owner|bounces?|noreply))([+=.].*)?$/i;

type Headers = { readonly get: (name: string) => unknown; readonly has: (name: string) => boolean };

/**
 * Whether a message may be answered by a program while its reader is away (RFC 3834, 2): it was written by a person, not sent to many, and
 * has a sender who reads what comes back.
 * @param headers as `mailparser` has them
 * @param from address of who wrote it
 */
export function isAnswerable(headers: Headers, from: string): boolean {
  const [local = '', domain = ''] = from.split('@');
  if (local === '' || domain === '' || NOBODY.test(local)) return false;
  if (OF_MANY.some((name) => headers.has(name))) return false;
  const submitted = headers.get('auto-submitted');
  if (submitted !== undefined && !/^\s*no\b/i.test(String(submitted))) return false;
  if (BULK.test(String(headers.get('precedence') ?? ''))) return false;
  if (SUPPRESSED.test(String(headers.get('x-auto-response-suppress') ?? ''))) return false;
  const type = headers.get('content-type') as { readonly value?: unknown } | undefined;
  if (/^multipart\/report/i.test(String(type?.value ?? ''))) return false;
  // `<>`: a report; whoever delivered the message has written it there.
  return !headers.has('return-path') || textOf(headers.get('return-path')).includes('@');
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : String(value ?? '');
