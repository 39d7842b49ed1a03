import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import { wordsOfRepetition } from '@leitwerk/metadata/repetition/repetition-words';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { GuestCalendar } from './calendar-of-guests.ts';
import type { Answer } from './guests.ts';

type Language = 'de' | 'en';

/** What a mail of each kind is about, for people whose program knows no invitations. */
const SUBJECTS = {
  invitation: { de: 'Einladung', en: 'Invitation' },
  update: { de: 'Geänderte Einladung', en: 'Updated invitation' },
  cancelled: { de: 'Abgesagt', en: 'Cancelled' },
  accepted: { de: 'Zugesagt', en: 'Accepted' },
  tentative: { de: 'Vorläufig zugesagt', en: 'Tentatively accepted' },
  declined: { de: 'Abgelehnt', en: 'Declined' },
  'counter-declined': { de: 'Vorschlag abgelehnt', en: 'Proposal declined' },
  'needs-action': { de: 'Antwort', en: 'Answer' },
} as const;

const WORDS = {
  when: { de: 'Wann', en: 'When' },
  where: { de: 'Wo', en: 'Where' },
  repeats: { de: 'Wiederholung', en: 'Repetition' },
} as const;

const LONGEST_SUBJECT = 255;

export const subjectOf = (
  what: Exclude<keyof typeof SUBJECTS, 'needs-action'> | Answer,
  title: string,
  language: Language,
): string => `${SUBJECTS[what][language]}: ${title}`.replace(/\s+/g, ' ').slice(0, LONGEST_SUBJECT).trim();

/** A day as people write it. @param day `YYYY-MM-DD` */
export const dayText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const paragraphs = (...texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`)
    .join('');

/** What, when and where, for those who read it as a mail. Times are those of the installation, whose zone is named. */
export function invitationHtml(
  record: WireRecord,
  calendar: GuestCalendar,
  note: string,
  context: ModuleContext,
): string {
  const { shape, start, end, repetition } = calendar;
  const { language } = context.actor;
  const text = (name: string | undefined): string => (name === undefined ? '' : String(record[name] ?? ''));
  const [from, to] = [new Date(text(start)), new Date(text(end))];
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: context.timeZone,
  });
  const when = `${format.formatRange(from, to)} (${context.timeZone})`;
  const rule = repetition === null ? null : repetitionFrom(record[repetition]);
  const where = text(shape.location);
  return paragraphs(
    note,
    [
      text(shape.summary),
      `${WORDS.when[language]}: ${when}`,
      rule ? `${WORDS.repeats[language]}: ${wordsOfRepetition(rule, language)}` : '',
      where === '' ? '' : `${WORDS.where[language]}: ${where}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    text(shape.description),
  );
}
