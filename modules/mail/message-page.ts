import { readFile } from 'node:fs/promises';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { cleanHtml } from './clean-html.ts';
import { MAIL } from './connection.ts';
import { atMessage, attachmentsOf, fetchPart, placeOf } from './fetch-part.ts';
import { mailIssue } from './mail-issue.ts';
import type { Attachment } from './mail-values.ts';
import { pictureType } from './picture-type.ts';

/** More than anybody reads on a screen; cleaning takes its time. */
const LONGEST = 400_000;
/** Pictures of a message that are shown in its text, and how large they may be, as the server says it. */
const MOST_PICTURES = 20;
const MOST_PICTURE_BYTES = 2_000_000;

export const pageRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/mail/messages/{id}/page',
  summary: 'The HTML of a message as it may be shown in a sandboxed frame; null when the message has none',
  query: { pictures: '`true`: with the pictures that the message brings along, fetched from its server' },
  answer: { type: 'object', properties: { page: { type: ['string', 'null'] }, pictures: { type: 'integer' } } },
  handle: async ({ params, query }, context) => {
    const id = params['id'] ?? '';
    const isId = /^[0-9a-f-]{36}$/i.test(id);
    const { items } = isId
      ? await context.list(MAIL, { filter: { id }, fields: ['id', 'html', 'attachments'], limit: 1 })
      : { items: [] };
    const [mail] = items;
    if (!mail) throw new ActionRefused([mailIssue('id', 'mail.unknown-message')]);
    const { html } = mail;
    if (typeof html !== 'string' || html.length > LONGEST) return { page: null, pictures: 0 };
    const shown = attachmentsOf(mail)
      .filter((one) => isShown(one, html))
      .slice(0, MOST_PICTURES);
    const pictures = query['pictures'] === 'true' && shown.length > 0 ? await fetchPictures(id, shown, context) : NONE;
    return { page: cleanHtml(html, pictures), pictures: shown.length };
  },
};

const NONE: ReadonlyMap<string, string> = new Map();

const isShown = ({ cid, size }: Attachment, html: string): boolean =>
  cid !== undefined && size <= MOST_PICTURE_BYTES && html.includes(`cid:${cid}`);

/** @returns `data:` addresses by the names under which the HTML shows them; without those that are no picture */
async function fetchPictures(
  id: string,
  shown: readonly Attachment[],
  context: ModuleContext,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await atMessage(await placeOf(id, context), context, async (client, uid) => {
    for (const { cid, part } of shown) {
      const bytes = await fetchPart(client, uid, part, (path) => readFile(path));
      const type = pictureType(bytes);
      if (cid !== undefined && type !== null) found.set(cid, `data:${type};base64,${bytes.toString('base64')}`);
    }
  });
  return found;
}
