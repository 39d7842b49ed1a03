import { cleanHtml } from '../clean-html.ts';
import type { Original } from './answer-to.ts';

/** Longer originals are quoted without formatting; cleaning takes its time. */
const LONGEST_HTML = 400_000;
const LONGEST_QUOTE = 450_000;

export type Language = 'de' | 'en';

/** The text of a message as it is quoted: its HTML cleaned, or its lines. */
export function quoteOf(html: string | null, text: string | null): string {
  const cleaned = html !== null && html.length <= LONGEST_HTML ? cleanedBody(html) : '';
  if (cleaned !== '' && cleaned.length <= LONGEST_QUOTE) return cleaned;
  return `<p>${escaped((text ?? '').slice(0, LONGEST_QUOTE / 10)).replaceAll('\n', '<br>')}</p>`;
}

/** What stands inside of the page that may be shown. In it there is no other `body`. */
export function cleanedBody(html: string): string {
  const page = cleanHtml(html);
  return page.slice(page.indexOf('<body>') + '<body>'.length, page.lastIndexOf('</body>')).trim();
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What stands above a quotation: who wrote it and when; of a forwarded message to whom and about what, too. */
export function quoteHeadOf(
  original: Original,
  kind: 'answer' | 'forward',
  language: Language,
  zone: string | undefined,
): string {
  const { fromName, fromAddress, sentAt, receivedAt, subject, recipients, copies } = original;
  const from = fromName && fromAddress ? `${fromName} <${fromAddress}>` : (fromAddress ?? fromName ?? '?');
  const at = sentAt ?? receivedAt;
  const when =
    at === null
      ? '?'
      : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
          new Date(at),
        );
  const isGerman = language === 'de';
  if (kind === 'answer') return isGerman ? `Am ${when} schrieb ${from}:` : `On ${when}, ${from} wrote:`;
  const lines: readonly (readonly [string, string | null])[] = isGerman
    ? [
        ['Von', from],
        ['Datum', when],
        ['Betreff', subject],
        ['An', recipients],
        ['Kopie', copies],
      ]
    : [
        ['From', from],
        ['Date', when],
        ['Subject', subject],
        ['To', recipients],
        ['Cc', copies],
      ];
  const head = isGerman ? '---------- Weitergeleitete Nachricht ----------' : '---------- Forwarded message ----------';
  return [head, ...lines.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`)]
    .join('\n')
    .slice(0, 4000);
}
