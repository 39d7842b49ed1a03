import type { Language } from '../../model/definitions.ts';

type DayTexts = {
  readonly title: string;
  readonly greeting: (hour: number, name: string) => string;
  readonly nothing: string;
  readonly all: (count: number) => string;
  readonly open: (list: string) => string;
  readonly done: (what: string, title: string) => string;
  readonly isDone: (title: string) => string;
  readonly reminders: string;
  readonly noReminders: string;
  readonly allReminders: string;
  readonly recent: string;
  readonly noRecent: string;
  readonly overdue: string;
  readonly remove: (list: string) => string;
  readonly hint: string;
  readonly refused: string;
};

const numbers = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') } as const;

export const dayTexts: Readonly<Record<Language, DayTexts>> = {
  de: {
    title: 'Mein Tag',
    greeting: (hour, name) => `${hour < 11 ? 'Guten Morgen' : hour < 18 ? 'Guten Tag' : 'Guten Abend'}, ${name}`,
    nothing: 'Nichts offen',
    all: (count) => `Alle ${numbers.de.format(count)} anzeigen`,
    open: (list) => `${list} als Liste öffnen`,
    done: (what, title) => `${what}: ${title}`,
    isDone: (title) => `Erledigt: ${title}`,
    reminders: 'Erinnerungen',
    noReminders: 'Keine offene Erinnerung',
    allReminders: 'Alle Mitteilungen',
    recent: 'Zuletzt geöffnet',
    noRecent: 'Noch nichts geöffnet',
    overdue: 'überfällig',
    remove: (list) => `${list} aus meinem Tag nehmen`,
    hint: 'Weitere Listen kommen hierher über „Ansichten“ einer Liste: „In meinem Tag zeigen“.',
    refused: 'Das ging nicht:',
  },
  en: {
    title: 'My day',
    greeting: (hour, name) => `${hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening'}, ${name}`,
    nothing: 'Nothing open',
    all: (count) => `Show all ${numbers.en.format(count)}`,
    open: (list) => `Open ${list} as a list`,
    done: (what, title) => `${what}: ${title}`,
    isDone: (title) => `Done: ${title}`,
    reminders: 'Reminders',
    noReminders: 'No open reminder',
    allReminders: 'All notifications',
    recent: 'Recently opened',
    noRecent: 'Nothing opened yet',
    overdue: 'overdue',
    remove: (list) => `Take ${list} off my day`,
    hint: 'More lists come here by “Views” of a list: “Show in my day”.',
    refused: 'That did not work:',
  },
};
