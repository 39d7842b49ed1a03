import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { cleanHtml } from '../clean-html.ts';
import { mailIssue } from '../mail-issue.ts';
import { findPeople } from './find-people.ts';
import { readOutgoing } from './read-outgoing.ts';
import { findTextBlocks } from './text-blocks.ts';

const LONGEST_TYPED = 100;

/** What a screen on which mail is written asks for. */
export const writeRoutes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/mail/people',
    summary: 'Addresses that fit what is typed, of records and of mail that the asker may read',
    query: { q: 'Two characters at least' },
    answer: {
      type: 'object',
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              address: { type: 'string' },
              entity: { type: ['string', 'null'] },
            },
          },
        },
      },
    },
    handle: async ({ query }, context) => ({
      items: await findPeople((query['q'] ?? '').slice(0, LONGEST_TYPED), context),
    }),
  },
  {
    method: 'GET',
    path: '/api/mail/outgoing/{id}/quote',
    summary: 'What an outgoing e-mail quotes, as it may be shown in a sandboxed frame; null when it quotes nothing',
    answer: { type: 'object', properties: { page: { type: ['string', 'null'] } } },
    handle: async ({ params }, context) => {
      const id = params['id'] ?? '';
      const mail = /^[0-9a-f-]{36}$/i.test(id) ? await readOutgoing(id, context) : null;
      if (!mail) throw new ActionRefused([mailIssue('id', 'mail.unknown-outgoing')]);
      return { page: mail.quote === null ? null : cleanHtml(mail.quote) };
    },
  },
  {
    method: 'GET',
    path: '/api/mail/text-blocks',
    summary: 'Text blocks of letters that hold no variables, as texts that can be put into a mail',
    query: { language: '`de` or `en`; that of the asker when absent' },
    answer: {
      type: 'object',
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: { name: { type: 'string' }, label: { type: 'string' }, text: { type: 'string' } },
          },
        },
      },
    },
    handle: async ({ query }, context) => {
      const asked = query['language'];
      const language = asked === 'de' || asked === 'en' ? asked : context.actor.language;
      return { items: findTextBlocks(context.letters.textBlocks, language) };
    },
  },
];
