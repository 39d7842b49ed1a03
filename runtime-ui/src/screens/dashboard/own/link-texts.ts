import type { Language } from '../../../model/definitions.ts';

type LinkTexts = {
  readonly title: string;
  readonly text: string;
  readonly name: string;
  readonly lasts: string;
  readonly days: (count: number) => string;
  readonly others: string;
  readonly othersHelp: string;
  readonly turn: string;
  readonly create: string;
  readonly once: string;
  readonly copy: string;
  readonly copied: string;
  readonly open: string;
  readonly mine: string;
  readonly none: string;
  readonly until: (day: string) => string;
  readonly ended: (day: string) => string;
  readonly lastUse: (day: string) => string;
  readonly neverUsed: string;
  readonly withdraw: string;
  readonly withdrawOf: (name: string) => string;
};

/** What is said where links to dashboards are made and withdrawn. */
export const linkTexts: Readonly<Record<Language, LinkTexts>> = {
  de: {
    title: 'Link für Personen ohne Konto',
    text: 'Zeigt die Zahlen, die Sie lesen dürfen, mit dem Zeitraum und den Filtern von jetzt, ohne Listen und ohne Weg zu Datensätzen. Auch für eine Wandanzeige.',
    name: 'Wofür',
    lasts: 'Gilt',
    days: (count) => (count === 1 ? '1 Tag' : `${count} Tage`),
    others: 'Im Wechsel mit',
    othersHelp: 'Mehrere werden nacheinander gezeigt.',
    turn: 'Sekunden je Dashboard',
    create: 'Link erstellen',
    once: 'Der Link wird nur jetzt gezeigt',
    copy: 'Kopieren',
    copied: 'Kopiert',
    open: 'Öffnen',
    mine: 'Meine Links',
    none: 'Keine Links.',
    until: (day) => `gilt bis ${day}`,
    ended: (day) => `abgelaufen am ${day}`,
    lastUse: (day) => `zuletzt benutzt ${day}`,
    neverUsed: 'noch nicht benutzt',
    withdraw: 'Zurückziehen',
    withdrawOf: (name) => `Link zurückziehen: ${name}`,
  },
  en: {
    title: 'Link for people without an account',
    text: 'Shows the figures that you may read, with the period and the filters of now, without lists and without a way to records. For a wall screen, too.',
    name: 'What for',
    lasts: 'Lasts',
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    others: 'In turn with',
    othersHelp: 'Several are shown one after the other.',
    turn: 'Seconds for each dashboard',
    create: 'Make a link',
    once: 'The link is shown only now',
    copy: 'Copy',
    copied: 'Copied',
    open: 'Open',
    mine: 'My links',
    none: 'No links.',
    until: (day) => `lasts until ${day}`,
    ended: (day) => `ended on ${day}`,
    lastUse: (day) => `last used ${day}`,
    neverUsed: 'not used yet',
    withdraw: 'Withdraw',
    withdrawOf: (name) => `Withdraw link: ${name}`,
  },
};
