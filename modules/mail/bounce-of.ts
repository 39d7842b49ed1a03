/** A part of a report, as the parser gives it. */
export type ReportPart = { readonly type: string; readonly content: Uint8Array };

/** That a message did not reach somebody. `lines`: of each an address and the reason, in the server's words. */
export type Bounce = { readonly messageId: string; readonly lines: readonly string[] };

const MOST_BYTES = 100_000;
const MOST_RECIPIENTS = 100;
const LONGEST_LINE = 500;
const ORIGINALS: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'message/rfc822-headers',
  'text/rfc822-headers',
  'message/global-headers',
]);

/**
 * What a report on delivery says of a message that came from here (RFC 3464; its original or the original's header lies beside the
 * report, RFC 6522). Null when it is none, or tells of a delay or of success only.
 */
export function bounceOf(parts: readonly ReportPart[]): Bounce | null {
  const report = parts.find(
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  );
  const original = parts.find(({ type }) => ORIGINALS.has(type));
  if (!report || !original) return null;
  const messageId = fieldsOf(headerOf(textOf(original)))
    .get('message-id')
    ?.match(/<[^\s<>]{1,250}>/)?.[0];
  const lines = textOf(report)
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsOf)
    .filter((fields) => fields.get('action')?.toLowerCase() === 'failed')
    .slice(0, MOST_RECIPIENTS)
    .map(lineOf);
  return messageId !== undefined && lines.length > 0 ? { messageId, lines } : null;
}

const textOf = ({ content }: ReportPart): string => Buffer.from(content.subarray(0, MOST_BYTES)).toString('utf8');
const headerOf = (text: string): string => text.trimStart().split(/\r?\n\r?\n/)[0] ?? '';

/** Header fields by their names in small letters, unfolded. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
    }),
  );
}

function lineOf(fields: ReadonlyMap<string, string>): string {
  const address = afterType(fields.get('original-recipient') ?? fields.get('final-recipient')) || '?';
  const reason = afterType(fields.get('diagnostic-code')) || fields.get('status') || '';
  return `${address}: ${reason}`
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .slice(0, LONGEST_LINE)
    .trim();
}

/** `rfc822;anna@kunde.example`, `smtp;550 no such user`: without what says how it is to be read. */
const afterType = (value = ''): string => value.slice(value.indexOf(';') + 1).trim();
