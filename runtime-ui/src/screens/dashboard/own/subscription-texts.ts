import type { MailSchedule } from '@leitwerk/metadata/dashboard/mail-schedule';
import type { CopyState, SubscriptionStop } from '@leitwerk/metadata/wire/dashboards';
import type { Language } from '../../../model/definitions.ts';

type SubscriptionTexts = {
  readonly title: string;
  readonly text: string;
  readonly missing: Readonly<Record<'mail-server' | 'printer', string>>;
  readonly name: string;
  readonly often: string;
  readonly every: Readonly<Record<MailSchedule['every'], string>>;
  readonly weekday: string;
  readonly weekdays: readonly string[];
  readonly day: string;
  readonly dayOf: (day: number) => string;
  readonly lastDay: string;
  readonly time: string;
  readonly people: string;
  readonly peopleHelp: string;
  readonly nobodyFound: string;
  readonly outside: string;
  readonly outsideHelp: (allowed: string) => string;
  readonly create: string;
  readonly mine: string;
  readonly none: string;
  readonly said: (schedule: MailSchedule) => string;
  readonly to: (names: readonly string[]) => string;
  readonly next: (moment: string) => string;
  readonly last: (moment: string) => string;
  readonly lastTrial: (moment: string) => string;
  readonly states: Readonly<Record<CopyState, (count: number) => string>>;
  readonly stops: Readonly<Record<SubscriptionStop, string>>;
  readonly trial: string;
  readonly pause: string;
  readonly goOn: string;
  readonly remove: string;
  readonly edit: string;
  readonly editOf: (name: string) => string;
  readonly save: string;
  readonly cancel: string;
  readonly takeChoice: string;
  readonly send: string;
  readonly sendNow: string;
  readonly sureToSend: (count: number) => string;
  readonly sureToRemove: string;
  readonly never: string;
  readonly mayReadNothing: string;
  readonly received: string;
  readonly noneReceived: string;
  readonly by: (name: string) => string;
  readonly nothingForMe: string;
  /** Why it does not come, for somebody who gets it. */
  readonly receivedStops: Readonly<Record<SubscriptionStop, string>>;
  /** What became of the last one, for somebody who gets it. */
  readonly myStates: Readonly<Record<CopyState, string>>;
};

const DE_DAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const EN_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What is said of dashboards that go out by mail. */
export const subscriptionTexts: Readonly<Record<Language, SubscriptionTexts>> = {
  de: {
    title: 'Regelmäßig per E-Mail',
    text: 'Sendet dies als PDF mit dem Zeitraum und den Filtern von jetzt. Kolleginnen und Kollegen sehen darin, was sie selbst lesen dürfen.',
    missing: {
      'mail-server': 'Es ist kein Mailserver eingerichtet; gesendet werden kann nichts.',
      printer: 'Die Anwendung nutzt kein Modul, das PDFs setzt (Schreiben); gesendet werden kann nichts.',
    },
    name: 'Name (Betreff)',
    often: 'Wie oft',
    every: { day: 'Täglich', workday: 'Montag bis Freitag', week: 'Wöchentlich', month: 'Monatlich' },
    weekday: 'Wochentag',
    weekdays: DE_DAYS,
    day: 'Tag',
    dayOf: (day) => `${day}.`,
    lastDay: 'letzter',
    time: 'Uhrzeit',
    people: 'An',
    peopleHelp: 'Jede Person bekommt, was sie selbst lesen darf, in ihrer Sprache.',
    nobodyFound: 'Niemand gefunden',
    outside: 'Adressen außerhalb',
    outsideHelp: (allowed) => `Bekommen, was Sie lesen dürfen, ohne Listen. Erlaubt: ${allowed}`,
    create: 'Senden lassen',
    mine: 'Was ich regelmäßig sende',
    none: 'Nichts. Unter „Teilen“ eines Dashboards oder „Per E-Mail“ eines Berichts richten Sie es ein.',
    said: ({ every, weekday = 1, day, time }) => {
      if (every === 'day') return `täglich um ${time}`;
      if (every === 'workday') return `Montag bis Freitag um ${time}`;
      if (every === 'week') return `jeden ${DE_DAYS[weekday - 1]} um ${time}`;
      return day === 'last' ? `am letzten Tag des Monats um ${time}` : `am ${day}. jedes Monats um ${time}`;
    },
    to: (names) => `an ${names.join(', ')}`,
    next: (moment) => `nächstes Mal ${moment}`,
    last: (moment) => `zuletzt ${moment}`,
    lastTrial: (moment) => `Probe ${moment}`,
    states: {
      waiting: (count) => `${count} in Arbeit`,
      sending: (count) => `${count} wird gesendet`,
      sent: (count) => `${count} gesendet`,
      failed: (count) => `${count} gescheitert`,
      uncertain: (count) => `${count} ungewiss`,
      nothing: (count) => `${count} ohne Inhalt, weil nichts davon gelesen werden darf`,
    },
    stops: {
      'by-hand': 'Angehalten.',
      restored: 'Angehalten, weil eine Sicherung wiederhergestellt wurde.',
      'no-right': 'Beendet: Das Recht, Dashboards zu senden, fehlt.',
      gone: 'Beendet: Was gesendet wird, gibt es nicht mehr.',
    },
    trial: 'Jetzt an mich',
    pause: 'Anhalten',
    goOn: 'Fortsetzen',
    remove: 'Löschen',
    edit: 'Ändern',
    editOf: (name) => `${name} ändern`,
    save: 'Speichern',
    cancel: 'Abbrechen',
    takeChoice: 'Zeitraum und Filter von jetzt übernehmen',
    send: 'Jetzt an alle',
    sendNow: 'Jetzt senden',
    sureToSend: (count) => (count === 1 ? 'Jetzt an 1 Empfänger senden?' : `Jetzt an ${count} Empfänger senden?`),
    sureToRemove: 'Löschen? Es wird nicht mehr gesendet.',
    never: 'Noch nie gesendet.',
    mayReadNothing: 'darf nichts davon lesen',
    received: 'Was ich regelmäßig bekomme',
    noneReceived: 'Nichts.',
    by: (name) => `von ${name}`,
    nothingForMe: 'Es kommt nichts: Sie dürfen nichts davon lesen, oder es gibt es nicht mehr.',
    receivedStops: {
      'by-hand': 'Es kommt nichts: Es ist angehalten.',
      restored: 'Es kommt nichts: Es ist angehalten, weil eine Sicherung wiederhergestellt wurde.',
      'no-right': 'Es kommt nichts mehr: Wer es eingerichtet hat, darf es nicht mehr senden.',
      gone: 'Es kommt nichts mehr: Was gesendet wurde, gibt es nicht mehr.',
    },
    myStates: {
      waiting: 'in Arbeit',
      sending: 'wird gesendet',
      sent: 'gesendet',
      failed: 'gescheitert',
      uncertain: 'ungewiss, ob es ankam',
      nothing: 'nicht gesendet, weil Sie nichts davon lesen durften',
    },
  },
  en: {
    title: 'By mail on a schedule',
    text: 'Sends this as a PDF with the period and the filters of now. Colleagues see in it what they may read themselves.',
    missing: {
      'mail-server': 'No mail server has been set up; nothing can be sent.',
      printer: 'The application uses no module that sets PDFs (Letters); nothing can be sent.',
    },
    name: 'Name (subject)',
    often: 'How often',
    every: { day: 'Daily', workday: 'Monday to Friday', week: 'Weekly', month: 'Monthly' },
    weekday: 'Weekday',
    weekdays: EN_DAYS,
    day: 'Day',
    dayOf: (day) => String(day),
    lastDay: 'last',
    time: 'Time',
    people: 'To',
    peopleHelp: 'Each person gets what he or she may read, in his or her language.',
    nobodyFound: 'Nobody found',
    outside: 'Addresses outside',
    outsideHelp: (allowed) => `Get what you may read, without lists. Allowed: ${allowed}`,
    create: 'Have it sent',
    mine: 'What I send on a schedule',
    none: 'Nothing. You set it up under “Share” of a dashboard or “By mail” of a report.',
    said: ({ every, weekday = 1, day, time }) => {
      if (every === 'day') return `daily at ${time}`;
      if (every === 'workday') return `Monday to Friday at ${time}`;
      if (every === 'week') return `every ${EN_DAYS[weekday - 1]} at ${time}`;
      return day === 'last' ? `on the last day of the month at ${time}` : `on day ${day} of each month at ${time}`;
    },
    to: (names) => `to ${names.join(', ')}`,
    next: (moment) => `next time ${moment}`,
    last: (moment) => `last time ${moment}`,
    lastTrial: (moment) => `trial ${moment}`,
    states: {
      waiting: (count) => `${count} under way`,
      sending: (count) => `${count} being sent`,
      sent: (count) => `${count} sent`,
      failed: (count) => `${count} failed`,
      uncertain: (count) => `${count} uncertain`,
      nothing: (count) => `${count} without content, since nothing of it may be read`,
    },
    stops: {
      'by-hand': 'Stopped.',
      restored: 'Stopped, since a backup was restored.',
      'no-right': 'Ended: the right to send dashboards is missing.',
      gone: 'Ended: what is sent is not there any more.',
    },
    trial: 'Send me one now',
    pause: 'Stop',
    goOn: 'Go on',
    remove: 'Delete',
    edit: 'Change',
    editOf: (name) => `Change ${name}`,
    save: 'Save',
    cancel: 'Cancel',
    takeChoice: 'Take over the period and the filters of now',
    send: 'Send to all now',
    sendNow: 'Send now',
    sureToSend: (count) => (count === 1 ? 'Send it to 1 recipient now?' : `Send it to ${count} recipients now?`),
    sureToRemove: 'Delete it? It is not sent any more.',
    never: 'Never sent yet.',
    mayReadNothing: 'may read nothing of it',
    received: 'What I get on a schedule',
    noneReceived: 'Nothing.',
    by: (name) => `from ${name}`,
    nothingForMe: 'Nothing comes: you may read nothing of it, or it is not there any more.',
    receivedStops: {
      'by-hand': 'Nothing comes: it has been stopped.',
      restored: 'Nothing comes: it has been stopped since a backup was restored.',
      'no-right': 'Nothing comes any more: whoever set it up may not send it any more.',
      gone: 'Nothing comes any more: what was sent is not there any more.',
    },
    myStates: {
      waiting: 'being made',
      sending: 'being sent',
      sent: 'sent',
      failed: 'failed',
      uncertain: 'uncertain whether it arrived',
      nothing: 'not sent, since you might read nothing of it',
    },
  },
};
