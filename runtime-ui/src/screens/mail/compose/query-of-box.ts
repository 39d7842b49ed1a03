import type { RecordQuery } from '../../../client/records.ts';
import type { MailBox } from '../mail-search.ts';

const FIELDS = ['subject', 'recipients', 'state', 'sendAt', 'updatedAt', 'unreached'];
const PAGE = 50;

const UNDER_WAY = { state: { in: ['waiting', 'sending', 'uncertain', 'refused'] } };
/** Sent, and not to all: somebody should know. */
const NOT_REACHED = { state: 'sent', unreached: { isNull: false }, unreachedSettled: { ne: true } };

/** The mails of a box. What somebody has to decide about stays in the outbox until he has. */
export const queryOfBox = (box: MailBox): RecordQuery => ({
  filter: box === 'drafts' ? { state: 'draft' } : { or: [UNDER_WAY, NOT_REACHED] },
  fields: FIELDS,
  sort: ['-updatedAt'],
  limit: PAGE,
});
