import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import sanitizeHtml from 'sanitize-html';
import type { Language } from './quote-of.ts';

export type MailTextBlock = { readonly name: string; readonly label: string; readonly text: string };

/** What a text of a mail may hold: as the field type `rich-text` has it. */
const TAGS = ['p', 'br', 'strong', 'em', 'u', 's', 'ul', 'ol', 'li', 'h2', 'h3', 'blockquote', 'hr', 'a'];

/**
 * Approved text blocks of letters in one language, without those that go by a record: a mail is not about one. What a mail's
 * text cannot hold, such as tables, is left out of them.
 */
export function findTextBlocks(
  textBlocks: ModuleContext['letters']['textBlocks'],
  language: Language,
): readonly MailTextBlock[] {
  return Object.values(textBlocks)
    .flatMap(({ name, label, body, entity, status }) => {
      const html = body[language] ?? body.de ?? '';
      if (status !== 'approved' || entity !== undefined || html.includes('{{')) return [];
      const text = sanitizeHtml(html, {
        allowedTags: TAGS,
        allowedAttributes: { a: ['href'] },
        allowedSchemes: ['http', 'https', 'mailto'],
        transformTags: { b: 'strong', i: 'em', h1: 'h2' },
      }).trim();
      return text === '' ? [] : [{ name, label: label[language] ?? label.de ?? name, text }];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}
