import type { Language } from '../../model/definitions.ts';

type InboxTexts = {
  readonly title: string;
  readonly lead: string;
  readonly scopes: Readonly<Record<'mine' | 'open' | 'all', string>>;
  readonly empty: Readonly<Record<'mine' | 'open' | 'all', string>>;
  readonly groups: Readonly<Record<'overdue' | 'today' | 'week' | 'later' | 'none', string>>;
  readonly process: string;
  readonly allProcesses: string;
  readonly more: string;
  readonly take: string;
  readonly release: string;
  readonly taken: (name: string) => string;
  readonly show: (what: string) => string;
  readonly hide: (what: string) => string;
  readonly due: string;
  readonly since: string;
  readonly escalated: string;
  readonly byHand: string;
  readonly byHandText: string;
  readonly done: string;
  readonly isDone: (what: string) => string;
  readonly retry: string;
  readonly isAsked: string;
  readonly failed: string;
  readonly refused: string;
  readonly nothing: string;
  readonly untitled: string;
};

export const inboxTexts: Readonly<Record<Language, InboxTexts>> = {
  de: {
    title: 'Zu erledigen',
    lead: 'Was in Prozessen auf Sie oder Ihr Team wartet.',
    scopes: { mine: 'Meine', open: 'Noch frei', all: 'Alle' },
    empty: {
      mine: 'Sie haben nichts übernommen. Unter „Noch frei“ steht, was niemand hat.',
      open: 'Nichts wartet darauf, übernommen zu werden.',
      all: 'In keinem Prozess ist etwas zu erledigen.',
    },
    groups: {
      overdue: 'Überfällig',
      today: 'Heute',
      week: 'In den nächsten sieben Tagen',
      later: 'Später',
      none: 'Ohne Frist',
    },
    process: 'Prozess',
    allProcesses: 'Alle Prozesse',
    more: 'Es gibt noch mehr; hier steht, was am dringendsten ist.',
    take: 'Übernehmen',
    release: 'Zurückgeben',
    taken: (name) => `Bei ${name}`,
    show: (what) => `${what}: öffnen`,
    hide: (what) => `${what}: schließen`,
    due: 'Fällig',
    since: 'seit',
    escalated: 'Weitergereicht',
    byHand: 'Von Hand',
    byHandText: 'Dafür gibt es noch kein Modul: Bitte von Hand erledigen und hier abhaken.',
    done: 'Ist erledigt',
    isDone: (what) => `Erledigt: ${what}`,
    retry: 'Noch einmal versuchen',
    isAsked: 'Wird noch einmal versucht.',
    failed: 'Gescheitert',
    refused: 'Das ging nicht',
    nothing: 'Hier ist gerade nichts möglich.',
    untitled: 'Ohne Titel',
  },
  en: {
    title: 'To do',
    lead: 'What waits for you or your team in processes.',
    scopes: { mine: 'Mine', open: 'Free', all: 'All' },
    empty: {
      mine: 'You have taken nothing. “Free” shows what nobody has.',
      open: 'Nothing waits to be taken.',
      all: 'There is nothing to do in any process.',
    },
    groups: {
      overdue: 'Overdue',
      today: 'Today',
      week: 'Within seven days',
      later: 'Later',
      none: 'Without a deadline',
    },
    process: 'Process',
    allProcesses: 'All processes',
    more: 'There is more; this is what is most urgent.',
    take: 'Take',
    release: 'Give back',
    taken: (name) => `With ${name}`,
    show: (what) => `${what}: open`,
    hide: (what) => `${what}: close`,
    due: 'Due',
    since: 'since',
    escalated: 'Handed on',
    byHand: 'By hand',
    byHandText: 'There is no module for this yet: please see to it by hand and tick it off here.',
    done: 'It is done',
    isDone: (what) => `Done: ${what}`,
    retry: 'Try again',
    isAsked: 'It is tried again.',
    failed: 'Failed',
    refused: 'That did not work',
    nothing: 'Nothing is possible here now.',
    untitled: 'Without a title',
  },
};
