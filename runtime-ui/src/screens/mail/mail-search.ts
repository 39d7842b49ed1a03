/** Which folder and which message are open, and what is searched, as it stands in the address. */
export type MailSearch = {
  readonly folder?: string;
  readonly mail?: string;
  readonly q?: string;
  readonly unread?: true;
};

const ID = /^[0-9a-f-]{36}$/;
const LONGEST = 200;

export function mailSearchFrom(given: Readonly<Record<string, unknown>>): MailSearch {
  const { folder, mail, q, unread } = given;
  const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
  return {
    ...(isId(folder) && { folder }),
    ...(isId(mail) && { mail }),
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, LONGEST) }),
    ...(unread === true && { unread }),
  };
}
