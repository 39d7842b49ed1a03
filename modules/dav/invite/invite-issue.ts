import type { Issue } from '@leitwerk/metadata/issue';
import { issuesWith } from '@leitwerk/metadata/issues-with';
import { MESSAGES as OF_CALENDARS } from '../dav-issue.ts';
import type { DavRefused } from '../dav-refused.ts';

/** What is said of invitations, to people. */
const MESSAGES = {
  'dav.invite-none': { de: 'Diese E-Mail bringt keinen Termin mit.', en: 'This e-mail brings no appointment.' },
  'dav.invite-no-calendar': {
    de: 'Termine mit Gästen sind hier nicht eingerichtet.',
    en: 'Appointments with guests are not set up here.',
  },
  'dav.invite-too-large': {
    de: 'Der Termin ist zu groß, um gelesen zu werden.',
    en: 'The appointment is too large to be read.',
  },
  'dav.invite-method': {
    de: 'Nachrichten der Art {method} werden hier nur angezeigt.',
    en: 'Messages of the kind {method} are only shown here.',
  },
  'dav.invite-several': {
    de: 'Die Nachricht enthält mehrere Termine mit verschiedenen Kennungen. Das ist nicht erlaubt; es wird nichts davon übernommen.',
    en: 'The message contains several appointments with different identities. That is not allowed; nothing of it is taken over.',
  },
  'dav.invite-kind': {
    de: 'Die Nachricht enthält etwas anderes als einen Termin: {what}',
    en: 'The message contains something else than an appointment: {what}',
  },
  'dav.invite-instance': {
    de: 'Es geht nur um einen einzelnen Tag einer Serie. Das wird hier nicht übernommen: bitte den Tag im Kalender selbst ändern.',
    en: 'It is about a single day of a series only. That is not taken over here: please change that day in the calendar yourself.',
  },
  'dav.invite-counter-older': {
    de: 'Der Vorschlag gilt einer früheren Fassung des Termins.',
    en: 'The proposal is about an earlier version of the appointment.',
  },
  'dav.invite-kept': {
    de: 'Kennung und Versionsnummer eines Termins mit Gästen führt der Server; sie lassen sich nicht ändern.',
    en: 'Identity and version number of an appointment with guests are kept by the server; they cannot be changed.',
  },
  'dav.invite-no-organizer': {
    de: 'Es steht nicht darin, wer einlädt. An niemanden kann geantwortet werden.',
    en: 'It does not say who invites. There is nobody to be answered.',
  },
  'dav.invite-sender': {
    de: 'Diese E-Mail kommt von {sender}, die Einladung nennt aber {organizer}. Prüfen Sie das, bevor Sie antworten: Die Antwort geht an {organizer}.',
    en: 'This e-mail comes from {sender}, but the invitation names {organizer}. Check that before you answer: the answer goes to {organizer}.',
  },
  'dav.invite-not-sender': {
    de: 'Diese E-Mail kommt von {sender}, der Termin aber von {organizer}. Sie ändert ihn nicht.',
    en: 'This e-mail comes from {sender}, but the appointment from {organizer}. It does not change it.',
  },
  'dav.invite-not-you': {
    de: 'Die Adresse {address}, an die diese E-Mail kam, steht nicht unter den Gästen. Antworten kann nur, wer eingeladen ist.',
    en: 'The address {address}, to which this e-mail came, is not among the guests. Only who is invited can answer.',
  },
  'dav.invite-by-mailbox': {
    de: 'Antworten kann, wem das Postfach gehört.',
    en: 'Answers are given by whom the mailbox belongs to.',
  },
  'dav.invite-own': {
    de: 'Das ist Ihre eigene Einladung.',
    en: 'This is your own invitation.',
  },
  'dav.invite-uid-taken': {
    de: 'Unter dieser Kennung steht in Ihrem Kalender schon ein anderer Termin: „{title}“. Er bleibt, wie er ist.',
    en: 'Your calendar has another appointment with this identity already: “{title}”. It stays as it is.',
  },
  'dav.invite-older': {
    de: 'Das ist eine ältere Fassung der Einladung; im Kalender steht schon eine neuere. Sie wird nicht beachtet.',
    en: 'This is an older version of the invitation; the calendar has a newer one already. It is not regarded.',
  },
  'dav.invite-over': {
    de: 'Dieser Termin ist schon vorbei.',
    en: 'This appointment is over already.',
  },
  'dav.invite-unknown': {
    de: 'Diesen Termin gibt es in Ihrem Kalender nicht (mehr).',
    en: 'There is no such appointment in your calendar (any more).',
  },
  'dav.invite-no-guest': {
    de: 'Die Antwort kommt von {sender}. Diese Adresse ist zu diesem Termin nicht eingeladen; die Antwort wird nicht eingetragen.',
    en: 'The answer comes from {sender}. This address is not invited to the appointment; the answer is not noted.',
  },
  'dav.invite-reply-sender': {
    de: 'Die E-Mail kommt von {sender}, antwortet aber für {guest}. Sie wird nicht eingetragen.',
    en: 'The e-mail comes from {sender}, but answers for {guest}. It is not noted.',
  },
  'dav.invite-reply-older': {
    de: 'Die Antwort gilt einer älteren Fassung der Einladung oder ist älter als die schon eingetragene.',
    en: 'The answer is to an older version of the invitation, or older than the one that is noted already.',
  },
  'dav.invite-not-organizer': {
    de: 'Zu diesem Termin lädt {organizer} ein; andere Gäste einladen kann nur, wer ihn veranstaltet.',
    en: '{organizer} invites to this appointment; only the organiser can invite other guests.',
  },
  'dav.invite-other-mailbox': {
    de: 'Eingeladen wurde mit {organizer}. Alles Weitere muss von dort kommen.',
    en: 'The invitation came from {organizer}. All that follows must come from there.',
  },
  'dav.invite-nobody': { de: 'Niemand ist eingeladen.', en: 'Nobody is invited.' },
  'dav.invite-self': {
    de: '{address} ist die Adresse, mit der eingeladen wird. Sie kann nicht selbst Gast sein.',
    en: '{address} is the address that invites. It cannot be a guest itself.',
  },
  'dav.invite-address': { de: 'Keine E-Mail-Adresse: {text}', en: 'Not an e-mail address: {text}' },
  'dav.invite-many': {
    de: 'Mehr als {most} Gäste sind nicht möglich.',
    en: 'No more than {most} guests are possible.',
  },
  'dav.invite-not-sent': {
    de: 'Zu diesem Termin ist niemand eingeladen, dem abgesagt werden könnte.',
    en: 'Nobody is invited to this appointment who could be told that it is off.',
  },
  'dav.invite-record': { de: 'Diesen Termin gibt es nicht.', en: 'There is no such appointment.' },
} as const;

/** An issue with its sentence. */
export const inviteIssue = issuesWith(MESSAGES);

const calendarIssue = issuesWith(OF_CALENDARS);

/** Why a calendar cannot be read, as it would be said to a device. */
export const issueOf = ({ code, params }: DavRefused): Issue => calendarIssue('message', code, params);
