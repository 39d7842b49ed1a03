import type { NotificationChannel, NotificationKind } from '@leitwerk/metadata/wire/notifications';
import type { Language } from '../../model/definitions.ts';

type NotificationTexts = {
  readonly title: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly emptyFiltered: string;
  readonly readAll: string;
  readonly all: string;
  readonly settings: string;
  readonly unread: string;
  readonly onlyUnread: string;
  readonly kindLabel: string;
  readonly anyKind: string;
  readonly more: string;
  readonly snooze: string;
  readonly snoozeFor: Readonly<Record<'minutes' | 'hour' | 'tomorrow', string>>;
  readonly snoozed: (until: string) => string;
  readonly today: string;
  readonly yesterday: string;
  readonly wanted: string;
  readonly wantedText: string;
  readonly kind: Readonly<Record<NotificationKind, string>>;
  readonly channel: Readonly<Record<NotificationChannel, string>>;
  readonly desktop: string;
  readonly desktopText: string;
  readonly desktopDenied: string;
};

export const notificationTexts: Readonly<Record<Language, NotificationTexts>> = {
  de: {
    title: 'Mitteilungen',
    empty: 'Nichts Neues',
    emptyText: 'Hier steht, was Ihnen übergeben wurde, woran Sie erinnert werden und was fertig geworden ist.',
    emptyFiltered: 'Dazu gibt es keine Mitteilung.',
    readAll: 'Alle als gelesen kennzeichnen',
    all: 'Alle Mitteilungen',
    settings: 'Einstellungen',
    unread: 'Ungelesen',
    onlyUnread: 'Nur ungelesene',
    kindLabel: 'Art',
    anyKind: 'Alle Arten',
    more: 'Ältere laden',
    snooze: 'Später erinnern',
    snoozeFor: { minutes: 'In 10 Minuten', hour: 'In einer Stunde', tomorrow: 'Morgen um 8:00' },
    snoozed: (until) => `Kommt wieder: ${until}`,
    today: 'Heute',
    yesterday: 'Gestern',
    wanted: 'Was mir mitgeteilt wird',
    wantedText:
      'Gilt für alles, was ab jetzt geschieht. E-Mails gehen an die Adresse Ihres Kontos, wenn für die Anwendung ein Mailserver eingerichtet ist.',
    kind: {
      given: 'Mir wurde etwas übergeben',
      team: 'Meinem Team wurde etwas übergeben',
      reminder: 'Erinnerungen',
      process: 'Meldungen und Aufgaben von Prozessen',
      run: 'Ein Vorgang von mir ist fertig oder gescheitert',
      moved: 'Jemand hat den Status von etwas geändert, das mir gehört oder das ich mir gemerkt habe',
    },
    channel: { app: 'In der Anwendung', mail: 'Per E-Mail' },
    desktop: 'Auch außerhalb der Seite anzeigen',
    desktopText: 'Als Hinweis des Betriebssystems, auf diesem Gerät, solange die Seite in einem Tab offen ist.',
    desktopDenied: 'Der Browser lässt Hinweise dieser Seite nicht zu. Das wird in seinen Einstellungen geändert.',
  },
  en: {
    title: 'Notifications',
    empty: 'Nothing new',
    emptyText: 'Here stands what was given to you, what you are reminded of and what has been finished.',
    emptyFiltered: 'There is no such notification.',
    readAll: 'Mark all as read',
    all: 'All notifications',
    settings: 'Settings',
    unread: 'Unread',
    onlyUnread: 'Unread only',
    kindLabel: 'Kind',
    anyKind: 'All kinds',
    more: 'Load older ones',
    snooze: 'Remind me later',
    snoozeFor: { minutes: 'In 10 minutes', hour: 'In an hour', tomorrow: 'Tomorrow at 8:00' },
    snoozed: (until) => `Comes back: ${until}`,
    today: 'Today',
    yesterday: 'Yesterday',
    wanted: 'What I am told of',
    wantedText:
      'For all that happens from now on. E-mails go to the address of your account, if a mail server is set up for the application.',
    kind: {
      given: 'Something was given to me',
      team: 'Something was given to my team',
      reminder: 'Reminders',
      process: 'Messages and tasks of processes',
      run: 'A run of mine is done or has failed',
      moved: 'Somebody changed the status of something that I own or have marked',
    },
    channel: { app: 'In the application', mail: 'By e-mail' },
    desktop: 'Show them outside the page, too',
    desktopText: 'As hints of the operating system, on this device, as long as the page is open in a tab.',
    desktopDenied: 'The browser does not allow hints of this page. That is changed in its settings.',
  },
};
