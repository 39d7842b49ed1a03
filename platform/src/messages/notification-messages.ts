import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What notifications say. */
export const notificationMessages: Readonly<Record<string, Label>> = {
  'notification.not-found': { de: 'Diese Mitteilung gibt es nicht.', en: 'There is no such notification.' },
  'notification.until': {
    de: '„until“ muss ein Zeitpunkt in den nächsten {most} Tagen sein.',
    en: '“until” must be a moment within the next {most} days.',
  },
  'notification.which': {
    de: 'Nötig ist entweder „ids“ mit 1 bis {most} Kennungen oder „all“: true.',
    en: 'Needed is either “ids” with 1 to {most} ids, or “all”: true.',
  },
  'notification.somebody': { de: 'Jemand', en: 'Somebody' },
  'notification.records': { de: 'Datensätze', en: 'records' },
  'notification.given': { de: '{by} hat Ihnen „{title}“ übergeben.', en: '{by} gave you “{title}”.' },
  'notification.given-many': {
    de: '{by} hat Ihnen {count} {records} übergeben.',
    en: '{by} gave you {count} {records}.',
  },
  'notification.given-hidden': {
    de: '{by} hat Ihnen etwas übergeben, das Sie nicht mehr lesen dürfen.',
    en: '{by} gave you something that you may not read any more.',
  },
  'notification.team': { de: '{by} hat Ihrem Team „{title}“ übergeben.', en: '{by} gave your team “{title}”.' },
  'notification.team-many': {
    de: '{by} hat Ihrem Team {count} {records} übergeben.',
    en: '{by} gave your team {count} {records}.',
  },
  'notification.team-hidden': {
    de: '{by} hat Ihrem Team etwas übergeben, das Sie nicht lesen dürfen.',
    en: '{by} gave your team something that you may not read.',
  },
  'notification.reminder': { de: 'Erinnerung: {title}', en: 'Reminder: {title}' },
  'notification.reminder-many': { de: 'Erinnerung: {count} {records}', en: 'Reminder: {count} {records}' },
  'notification.reminder-hidden': {
    de: 'Erinnerung an etwas, das Sie nicht mehr lesen dürfen',
    en: 'Reminder of something that you may not read any more',
  },
  'notification.moved': {
    de: '„{title}“ ist jetzt „{state}“, durch {by}.',
    en: '“{title}” is now “{state}”, by {by}.',
  },
  'notification.moved-many': {
    de: '{by} hat den Status von {count} {records} geändert.',
    en: '{by} changed the status of {count} {records}.',
  },
  'notification.moved-hidden': {
    de: '{by} hat den Status von etwas geändert, das Sie nicht mehr lesen dürfen.',
    en: '{by} changed the status of something that you may not read any more.',
  },
  'notification.run-done': { de: 'Fertig: {what}', en: 'Done: {what}' },
  'notification.run-failed': { de: 'Gescheitert: {what}', en: 'Failed: {what}' },
  'notification.process': { de: 'Ein Prozess meldet sich.', en: 'A process has something to tell.' },
  'notification.mail-why': {
    de: 'Diese E-Mail haben Sie in Ihren Einstellungen unter „Was mir mitgeteilt wird“ gewählt.',
    en: 'You have chosen this e-mail in your settings under “What I am told of”.',
  },
  'notification.run': { de: 'Vorgang', en: 'Run' },
};
