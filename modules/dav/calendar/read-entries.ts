import { DavRefused } from '../dav-refused.ts';
import { parseLines } from './parse-calendar.ts';

const LONGEST_UID = 255;

/**
 * The entries of one resource: all of one kind with one UID (RFC 4791, 4.1), the first the series and the others times of it that
 * are different.
 */
export function readEntries(text: string, kind: 'vevent' | 'vtodo') {
  const calendar = parseLines(text, 'c:valid-calendar-data');
  const entries = calendar.getAllSubcomponents().filter((one) => one.name !== 'vtimezone');
  const uids = new Set(entries.map((one) => one.getFirstPropertyValue('uid')));
  const [uid] = uids;
  const [master, ...more] = entries.filter((one) => !one.getFirstProperty('recurrence-id'));
  const isOne =
    calendar.name === 'vcalendar' &&
    entries.every((one) => one.name === kind) &&
    uids.size === 1 &&
    typeof uid === 'string' &&
    uid !== '' &&
    uid.length <= LONGEST_UID;
  if (!isOne || !master || more.length > 0) {
    const isOther = calendar.name === 'vcalendar' && entries.some((one) => one.name !== kind);
    throw new DavRefused(
      403,
      'dav.one-only',
      isOther ? 'c:supported-calendar-component' : 'c:valid-calendar-object-resource',
      {
        what: kind.toUpperCase(),
      },
    );
  }
  return { calendar, uid, master, others: entries.filter((one) => one !== master) };
}
