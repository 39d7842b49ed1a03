import type { Reaction } from '@leitwerk/platform/module/module';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import type { CalendarShape } from '../settings.ts';
import { findGuestCalendar } from './calendar-of-guests.ts';
import { callOffDeleted } from './call-off-deleted.ts';

/** Tells the guests of an appointment that was deleted for good, past the bin, that it is off; what was in the bin has been told of then. */
export const purgedReaction: Reaction = {
  name: 'dav-purged-appointment-is-off',
  on: (settings) =>
    ((settings['calendars'] as readonly CalendarShape[] | undefined) ?? [])
      .filter(({ invitations }) => invitations !== undefined)
      .map(({ entity }) => `${entity}.purged`),
  react: async ({ recordId }, context) => {
    const calendar = findGuestCalendar(context);
    if (!calendar || !context.mayCall('mail.post')) return;
    try {
      await callOffDeleted(recordId, null, calendar, context);
    } catch (error) {
      // A mailbox that is gone, or an address that is none: it is the same however often it is tried.
      if (!finalIssuesOf(error)) throw error;
    }
  },
};
