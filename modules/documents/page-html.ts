import type { Language } from '@leitwerk/metadata/shown-type';
import Handlebars from 'handlebars';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** A page that loads nothing. */
export const pageHtml = (page: {
  readonly title: string;
  readonly language: Language;
  readonly style: string;
  readonly body: string;
}): string =>
  `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${Handlebars.escapeExpression(page.title)}</title><style>${page.style}</style></head><body>${page.body}</body></html>`;
