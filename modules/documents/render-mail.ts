import type { LayoutDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, OutgoingMail } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import type { LetterParts } from './letter-texts.ts';
import { writeBeside } from './mail-beside.ts';
import type { FilledLetter } from './render-letter.ts';
import { fillLetter, nodeAt, plainText } from './render-letter.ts';

/** A mail before it goes out. */
export type RenderedMail = Pick<OutgoingMail, 'to' | 'subject' | 'html' | 'text' | 'pictures'> & {
  readonly letter: FilledLetter;
  /** Whether the letter goes along as a PDF. */
  readonly withLetter: boolean;
};

type Asked = {
  readonly parts: LetterParts;
  readonly record: string;
  readonly language: Language;
  readonly more?: readonly string[];
};

/** Pictures that mail programs show. */
const RASTER = /^data:(image\/(?:png|jpeg|gif));base64,([A-Za-z0-9+/=]+)$/;
const LOGO = 'logo';
const PIXELS_PER_MM = 96 / 25.4;

/** Reads the record as the actor sees it and writes the mail about it. Throws `ActionRefused` with all that is wrong. */
export async function renderMail(asked: Asked, context: ModuleContext): Promise<RenderedMail> {
  const { mail, required = [] } = asked.parts.template;
  if (!mail)
    throw new ActionRefused([
      documentsIssue('template', 'documents.no-mail', { template: asked.parts.template.label }),
    ]);
  const withLetter = mail.withLetter === true;
  // An address on paper is not needed where there is no paper.
  const letter = await fillLetter({ ...asked, required: withLetter ? [mail.to, ...required] : [mail.to] }, context);
  const { layout } = asked.parts;
  const picture = pictureOf(layout);
  const subject = plainText(letter.html['mail:subject'] ?? '') || letter.title;
  const boxes = (layout.boxes ?? []).filter(({ y }) => y < layout.margins.top);
  const written = await writeBeside({
    language: letter.language,
    subject,
    body: letter.html['mail:body'] ?? '',
    head: boxes.map((box) => letter.html[`box:${box.id}`] ?? ''),
    foot: (layout.footer?.columns ?? []).map((column) => letter.html[`column:${column.id}`] ?? ''),
    accent: layout.accent ?? '#000000',
    logo: picture && {
      source: `cid:${LOGO}`,
      width: Math.min(Math.round((layout.logo?.width ?? 0) * PIXELS_PER_MM), 300),
    },
  });
  return {
    to: String(nodeAt(letter.record, mail.to)?.raw ?? ''),
    subject,
    ...written,
    pictures: picture ? [picture] : [],
    letter,
    withLetter,
  };
}

/** The logo, if mail programs can show it: many do not show SVG. */
function pictureOf({ logo }: LayoutDefinition): OutgoingMail['pictures'][number] | null {
  const [, type, content] = RASTER.exec(logo?.image ?? '') ?? [];
  if (type === undefined || content === undefined) return null;
  return { cid: LOGO, name: `logo.${type.split('/')[1]}`, type, content };
}

/** The mail's HTML as it can be looked at by itself: pictures stand in it, and it may load nothing. */
export function mailToLookAt({ html, pictures }: Pick<RenderedMail, 'html' | 'pictures'>): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`;
  return pictures
    .reduce((text, { cid, type, content }) => text.replaceAll(`cid:${cid}`, `data:${type};base64,${content}`), html)
    .replace('<head>', () => `<head>${policy}`);
}
