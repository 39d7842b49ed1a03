import type { FieldModel } from '@leitwerk/metadata/model';
import type { Language } from '@leitwerk/metadata/shown-type';
import { shownTypes } from '@leitwerk/metadata/shown-types';
import type { PrintedDocument } from '../dashboard/print/print-document.ts';
import { escapeMarkup } from '../manual/escape-markup.ts';
import { messageOf } from '../messages.ts';
import type { StoredSubscription } from './subscription.ts';

const DAY = { type: 'date' } as FieldModel;

/** The mail that goes with a PDF: from whom it comes and what the PDF says, in words. */
export function copyMail(
  { title, text }: Pick<PrintedDocument, 'title' | 'text'>,
  { name }: Pick<StoredSubscription, 'name'>,
  about: { readonly maker: string; readonly language: Language; readonly link: string | null; readonly day: string },
): { readonly subject: string; readonly text: string; readonly html: string } {
  const { maker, language, link, day } = about;
  const say = (code: string) =>
    messageOf({ code: `subscription.mail-${code}`, params: { maker, name, title } }, language);
  const [intro, why] = [say('intro'), say('why')];
  const lines = [intro, ...(link ? [link] : []), '', text, why, ''];
  const shown = link ? `<p><a href="${escapeMarkup(link)}">${escapeMarkup(link)}</a></p>` : '';
  return {
    // Without line breaks: it is a header.
    subject: `${name} · ${shownTypes.date.format(day, DAY, language)}`.replace(/\s+/g, ' '),
    text: lines.join('\n'),
    html: `<p>${escapeMarkup(intro)}</p>${shown}<pre style="font:inherit;white-space:pre-wrap">${escapeMarkup(text)}</pre><p><small>${escapeMarkup(why)}</small></p>`,
  };
}
