import type { LETTER_CLASSES } from '@leitwerk/metadata/letter/letter-markup';

/** What a mail is made of; all HTML has been filled and reduced to the mark-up of letters. */
export type MailQuestion = {
  readonly language: 'de' | 'en';
  /** Plain text. */
  readonly subject: string;
  readonly body: string;
  /** Of the letterhead: what stands over the text there, and the columns of its foot. */
  readonly head: readonly string[];
  readonly foot: readonly string[];
  readonly accent: string;
  /** Where the logo is to be had, and how wide it is in points of the screen. */
  readonly logo: { readonly source: string; readonly width: number } | null;
};

export type MailAnswer = { readonly html: string; readonly text: string } | { readonly reason: string };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One rule for each class that a letter may name; what is about pages means nothing here. */
const CLASS_RULES: Readonly<Record<keyof typeof LETTER_CLASSES, (accent: string) => string>> = {
  right: () => 'text-align:right',
  center: () => 'text-align:center',
  small: () => 'font-size:12px',
  strong: () => 'font-weight:bold',
  accent: (accent) => `color:${accent}`,
  'columns-2': () => '',
  'columns-3': () => '',
  keep: () => '',
  'new-page': () => '',
  lines: (accent) => `border-top:1px solid ${accent};border-bottom:1px solid ${accent}`,
  plain: () => 'border:none',
  box: (accent) => `border:1px solid ${accent};padding:10px 12px;margin:0 0 15px`,
  signature: () => 'margin-top:40px;border-top:1px solid #000000;padding-top:4px;width:280px',
};

const rulesOf = (accent: string): string => `
p{margin:0 0 13px}h1,h2,h3{margin:18px 0 8px;line-height:1.3;color:${accent}}h1{font-size:19px}h2{font-size:17px}h3{font-size:15px}
table{width:100%;border-collapse:collapse;margin:0 0 15px}th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0}
table.lines th{border-bottom:1px solid ${accent}}table.lines td{border-bottom:1px solid #bbbbbb}
hr{border:none;border-top:1px solid ${accent}}
${Object.entries(CLASS_RULES)
  .map(([name, rule]) => [name, rule(accent)] as const)
  .filter(([, rule]) => rule !== '')
  .map(([name, rule]) => `.${name}{${rule}}`)
  .join('\n')}
th.right,td.right{text-align:right}th.center,td.center{text-align:center}`;

/** A mail in MJML, with the logo, colour and foot of the letterhead. Its texts hold no elements of MJML: letters have none. */
export function mailMjml({ subject, body, head, foot, accent, logo }: MailQuestion): string {
  const top = [
    logo
      ? `<mj-image align="left" alt="" width="${logo.width}px" src="${escaped(logo.source)}" padding="0 25px 8px" />`
      : '',
    ...head.map((html) => `<mj-text padding="0 25px">${html}</mj-text>`),
  ].join('');
  const columns = foot
    .map((html) => `<mj-column><mj-text font-size="12px" color="#595959">${html}</mj-text></mj-column>`)
    .join('');
  return `<mjml><mj-head><mj-title>${escaped(subject)}</mj-title>
<mj-attributes><mj-all font-family="Arial, Helvetica, sans-serif" /><mj-text font-size="15px" line-height="1.5" color="#1a1a1a" /></mj-attributes>
<mj-style inline="inline">${rulesOf(accent)}</mj-style></mj-head>
<mj-body width="640px" background-color="#f3f3f3">
<mj-section background-color="#ffffff" padding="18px 0" border-top="4px solid ${accent}"><mj-column>${top}<mj-text>${body}</mj-text></mj-column></mj-section>
${columns ? `<mj-section padding="8px 0">${columns}</mj-section>` : ''}
</mj-body></mjml>`;
}
