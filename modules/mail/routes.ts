import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { cleanHtml } from './clean-html.ts';
import { MAIL } from './connection.ts';
import { mailIssue } from './mail-issue.ts';
import { writeRoutes } from './send/write-routes.ts';

/** More than anybody reads on a screen; cleaning takes its time. */
const LONGEST = 400_000;

export const routes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/mail/messages/{id}/page',
    summary: 'The HTML of a message as it may be shown in a sandboxed frame; null when the message has none',
    answer: { type: 'object', properties: { page: { type: ['string', 'null'] } } },
    handle: async ({ params }, context) => {
      const id = params['id'] ?? '';
      const isId = /^[0-9a-f-]{36}$/i.test(id);
      const { items } = isId
        ? await context.list(MAIL, { filter: { id }, fields: ['id', 'html'], limit: 1 })
        : { items: [] };
      const [mail] = items;
      if (!mail) throw new ActionRefused([mailIssue('id', 'mail.unknown-message')]);
      const { html } = mail;
      return { page: typeof html === 'string' && html.length <= LONGEST ? cleanHtml(html) : null };
    },
  },
  ...writeRoutes,
];
