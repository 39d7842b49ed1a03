import type { Language } from '../../../model/definitions.ts';

type OwnDashboardTexts = {
  readonly title: string;
  readonly text: string;
  readonly create: string;
  readonly mine: string;
  readonly given: string;
  readonly shipped: string;
  readonly noneMine: string;
  readonly noneGiven: string;
  readonly copy: string;
  readonly copyOf: (name: string) => string;
  readonly edit: string;
  readonly editOf: (name: string) => string;
  readonly share: string;
  readonly shareOf: (name: string) => string;
  readonly remove: string;
  readonly removeOf: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly undo: string;
  readonly by: (name: string) => string;
  readonly shared: (count: number) => string;
  readonly fewer: string;
  readonly nothingToSee: string;
  readonly shareText: string;
  readonly person: string;
  readonly team: string;
  readonly add: string;
  readonly who: string;
  readonly maySee: string;
  readonly mayChange: string;
  readonly rightOf: (name: string) => string;
  readonly withdraw: (name: string) => string;
  readonly nobody: string;
};

/** What is said of dashboards that people make themselves. */
export const ownTexts: Readonly<Record<Language, OwnDashboardTexts>> = {
  de: {
    title: 'Dashboards',
    text: 'Eigene, mit Ihnen geteilte und mitgelieferte. Gezählt wird immer nur, was Sie selbst lesen dürfen.',
    create: 'Neues Dashboard',
    mine: 'Eigene',
    given: 'Mit mir geteilt',
    shipped: 'Mitgeliefert',
    noneMine: 'Noch keines. Beginnen Sie mit einem leeren oder mit der Kopie eines anderen.',
    noneGiven: 'Niemand teilt ein Dashboard mit Ihnen.',
    copy: 'Kopie anlegen',
    copyOf: (name) => `Kopie von ${name}`,
    edit: 'Bearbeiten',
    editOf: (name) => `${name} bearbeiten`,
    share: 'Teilen',
    shareOf: (name) => `${name} teilen`,
    remove: 'Entfernen',
    removeOf: (name) => `${name} entfernen`,
    removed: (name) => `„${name}“ ist entfernt.`,
    undo: 'Rückgängig',
    by: (name) => `von ${name}`,
    shared: (count) => (count === 1 ? 'einmal geteilt' : `${count}-mal geteilt`),
    fewer: 'Einige Kacheln zeigen, was Sie nicht lesen dürfen, und fehlen hier.',
    nothingToSee: 'Nichts auf diesem Dashboard dürfen Sie lesen.',
    shareText: 'Es erscheint in ihrer Liste. Jeder sieht darauf nur, was er selbst lesen darf.',
    person: 'Person',
    team: 'Team',
    add: 'Hinzufügen',
    who: 'Mit wem',
    maySee: 'ansehen',
    mayChange: 'ansehen und ändern',
    rightOf: (name) => `Recht: ${name}`,
    withdraw: (name) => `Nicht mehr teilen mit ${name}`,
    nobody: 'Mit niemandem geteilt.',
  },
  en: {
    title: 'Dashboards',
    text: 'Your own, those shared with you and those that come along. What is counted is always only what you may read yourself.',
    create: 'New dashboard',
    mine: 'My own',
    given: 'Shared with me',
    shipped: 'That come along',
    noneMine: 'None yet. Begin with an empty one or with a copy of another.',
    noneGiven: 'Nobody shares a dashboard with you.',
    copy: 'Make a copy',
    copyOf: (name) => `Copy of ${name}`,
    edit: 'Edit',
    editOf: (name) => `Edit ${name}`,
    share: 'Share',
    shareOf: (name) => `Share ${name}`,
    remove: 'Remove',
    removeOf: (name) => `Remove ${name}`,
    removed: (name) => `“${name}” has been removed.`,
    undo: 'Undo',
    by: (name) => `by ${name}`,
    shared: (count) => (count === 1 ? 'shared once' : `shared ${count} times`),
    fewer: 'Some tiles show what you may not read and are missing here.',
    nothingToSee: 'There is nothing on this dashboard that you may read.',
    shareText: 'It appears in their list. Everybody sees on it only what he may read himself.',
    person: 'Person',
    team: 'Team',
    add: 'Add',
    who: 'With whom',
    maySee: 'look at it',
    mayChange: 'look at it and change it',
    rightOf: (name) => `Right: ${name}`,
    withdraw: (name) => `Share no longer with ${name}`,
    nobody: 'Shared with nobody.',
  },
};
