/** Which folder and which message are open, and what is searched, as it stands in the address. */
export type MailSearch = {
  readonly folder?: string;
  readonly mail?: string;
  readonly q?: string;
  readonly unread?: true;
  /** What is shown in place of a folder: mail that is being written, or is on its way. */
  readonly box?: MailBox;
  /** Id of the mail that is written or looked at in place of a message. */
  readonly write?: string;
};

export type MailBox = 'drafts' | 'outbox';

const ID = /^[0-9a-f-]{36}$/;
const LONGEST = 200;

export function mailSearchFrom(given: Readonly<Record<string, unknown>>): MailSearch {
  const { folder, mail, q, unread, box, write } = given;
  const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
  return {
    ...(isId(folder) && { folder }),
    ...(isId(mail) && { mail }),
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, LONGEST) }),
    ...(unread === true && { unread }),
    ...((box === 'drafts' || box === 'outbox') && { box }),
    ...(isId(write) && { write }),
  };
}
