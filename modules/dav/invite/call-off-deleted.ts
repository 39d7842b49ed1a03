import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { cancelledText } from './invitation-text.ts';
import { paragraphs, subjectOf } from './invitation-words.ts';
import { onceKey } from './invite-action.ts';
import { isIssue, readInvitation } from './read-invitation.ts';
import { lastSent } from './tell-state.ts';

/**
 * Tells those who were invited that an appointment is off that is not there any more, once: by the mailbox that has invited, and with the
 * words of that invitation. What is over already needs no word.
 * @param owner whose appointment it was, as far as that is still known; the mail is in his language
 */
export async function callOffDeleted(
  id: string,
  owner: unknown,
  calendar: GuestCalendar,
  context: ModuleContext,
): Promise<void> {
  const last = await lastSent(id, context);
  if (last?.method !== 'REQUEST' || !last.recipients || last.text === null) return;
  const [text, invitation] = [cancelledText(last.text), await readInvitation(last.text, calendar.kind)];
  if (text === null || isIssue(invitation)) return;
  const end = invitation.values?.[calendar.end];
  const repeats = calendar.repetition !== null && Boolean(invitation.values?.[calendar.repetition]);
  if (!repeats && typeof end === 'string' && Date.parse(end) < Date.now()) return;
  const subject = subjectOf('cancelled', invitation.summary, await languageOf(owner ?? last.owner, context));
  await context.call('mail.post', {
    mailbox: last.mailbox,
    recipients: last.recipients,
    subject,
    text: paragraphs(subject),
    calendar: { method: 'CANCEL', uid: invitation.uid, text },
    // The mail that went out before names it: one cancellation for each invitation.
    onceKey: `${onceKey(id, 0)}:${last.id}`,
  });
}

/** That of a person; German where nobody knows whose it is. */
async function languageOf(user: unknown, context: ModuleContext): Promise<'de' | 'en'> {
  if (typeof user !== 'string') return 'de';
  const { items } = await context.list('user', { filter: { id: user }, fields: ['language'], limit: 1 });
  return items[0]?.['language'] === 'en' ? 'en' : 'de';
}
