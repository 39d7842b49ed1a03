import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { findGuestCalendar, guestCalendar, guestEntity } from './calendar-of-guests.ts';
import { judgeInvitation, readMail } from './judge-invitation.ts';
import { ownTimes } from './own-times.ts';
import { tellState } from './tell-state.ts';

const person = {
  type: 'object',
  properties: { name: { type: ['string', 'null'] }, address: { type: 'string' } },
} as const;
const words = { type: 'array', items: { type: 'string' } } as const;

/** What the screens of mail and of an appointment show of invitations. */
export const inviteRoutes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/dav/invitations/entity',
    summary: 'Name of the entity to whose records guests can be invited; null where there is none for the asker',
    answer: { type: 'object', properties: { entity: { type: ['string', 'null'] } } },
    handle: async (_request, context) => ({ entity: findGuestCalendar(context) ? guestEntity(context) : null }),
  },
  {
    method: 'GET',
    path: '/api/dav/invitations/{message}',
    summary:
      'What an e-mail brings of an appointment, how it stands to the asker’s calendar, and what he can do with it',
    answer: {
      type: 'object',
      properties: {
        method: { type: 'string' },
        standing: { enum: ['new', 'newer', 'same', 'older', 'own', 'none'] },
        isOpen: { type: 'boolean' },
        summary: { type: 'string' },
        location: { type: 'string' },
        description: { type: 'string' },
        comment: { type: 'string' },
        start: { type: ['string', 'null'] },
        end: { type: ['string', 'null'] },
        isDay: { type: 'boolean' },
        repetition: { type: ['string', 'null'] },
        organizer: { ...person, type: ['object', 'null'] },
        guests: { type: 'array', items: person },
        record: { type: ['string', 'null'] },
        state: { type: ['string', 'null'] },
        before: { type: ['object', 'null'], properties: { start: { type: 'string' }, end: { type: 'string' } } },
        reasons: words,
        warnings: words,
        ownTimes: { type: 'array', items: { type: 'object' } },
      },
    },
    handle: async ({ params }, context) => {
      const calendar = guestCalendar(context);
      const mail = await readMail(params['message'] ?? '', context);
      const { invitation, standing, isOpen, record, reasons, warnings } = await judgeInvitation(
        mail,
        calendar,
        context,
      );
      const { method, summary, location, description, comment, isDay, organizer, guests, values } = invitation;
      const inWords = (issues: readonly Issue[]): readonly string[] => context.wordsOf(issues);
      const text = (name: string | null): string | null => {
        const value = name === null ? null : (values?.[name] ?? record?.[name]);
        return typeof value === 'string' ? value : null;
      };
      const [start, end] = [text(calendar.start), text(calendar.end)];
      const isShownBeside = method === 'REQUEST' && start !== null && end !== null;
      return {
        method,
        standing,
        isOpen,
        summary,
        location,
        description,
        comment,
        start,
        end,
        isDay,
        repetition: text(calendar.repetition),
        organizer,
        guests,
        record: record?.id ?? null,
        state: record ? (record[calendar.fields.state] ?? null) : null,
        before: record && standing === 'newer' ? { start: record[calendar.start], end: record[calendar.end] } : null,
        reasons: inWords(reasons),
        warnings: inWords(warnings),
        ownTimes: isShownBeside ? await ownTimes({ start, end }, record, calendar, context) : [],
      };
    },
  },
  {
    method: 'GET',
    path: '/api/dav/guests/{record}',
    summary: 'How far the guests of an appointment know what it says, and what can be done about it',
    answer: {
      type: 'object',
      properties: {
        standing: { enum: ['none', 'sent', 'called-off', 'guest'] },
        mailbox: { type: ['string', 'null'] },
        organizer: { type: ['string', 'null'] },
        sentAt: { type: ['string', 'null'] },
        sending: { type: ['string', 'null'] },
        changed: words,
        uninvited: words,
        dropped: words,
        mayInvite: { type: 'boolean' },
      },
    },
    handle: async ({ params }, context) => tellState(params['record'] ?? '', context),
  },
];
