import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

type PackageWords = { readonly name: string; readonly version: string };

const named = ({ name, version }: PackageWords): string => `${name} ${version}`.trim();

const de = {
  somebody: 'jemandem',
  overview: 'Überblick',
  none: 'keine',
  entity: 'Entität',
  relations: 'Beziehungen',
  manual: (format: string) => `Handbuch (${format})`,
  // go live
  goLive: 'Livegang',
  goLiveText: 'Was bis zum ersten Arbeitstag zu tun ist. Was sich prüfen lässt, prüft der Server bei jedem Öffnen.',
  checkAgain: 'Neu prüfen',
  noChecklist: 'Keine Checkliste. Legen Sie in einem Entwurf eine an.',
  ready: (ready: number, of: number, percent: number) => `${ready} von ${of} fertig (${percent} %)`,
  progress: 'Fortschritt',
  day: (day: number) => `Tag ${day}`,
  doneOf: (name: string) => `Erledigt: ${name}`,
  doneBy: (who: string, when: string) => `erledigt von ${who}, ${when}`,
  notedBy: (who: string, when: string) => `Notiz von ${who}, ${when}`,
  goThere: 'Dorthin',
  note: 'Notiz',
  noteOf: (name: string) => `Notiz zu: ${name}`,
  keep: 'Übernehmen',
  cancel: 'Abbrechen',
  checkState: {
    good: 'Geprüft: in Ordnung',
    open: 'Geprüft: noch offen',
    hidden: 'Prüfung mit Ihren Rechten nicht möglich',
  },
  found: (count: string) => `${count} gefunden`,
  changedHere: (count: number) =>
    count === 0 ? 'noch wie im Paket' : count === 1 ? '1 Änderung am Paket' : `${count} Änderungen am Paket`,
  heldByNobody: (roles: string) => `niemand hat: ${roles}`,
  summed: (field: string, value: string) => `Summe ${field}: ${value}`,
  lastAt: (when: string) => `zuletzt ${when}`,
  noMailServer: 'kein Mailserver ist eingestellt (LEITWERK_SMTP_URL)',
  mailServerSays: (at: string, said: string | undefined) =>
    said === undefined ? at : `${at} lässt sich nicht benutzen: ${said}`,
  // unused
  unused: 'Ungenutztes',
  unusedText:
    'Was in diesem Entwurf nichts nennt. Ob es weg kann, entscheiden Sie: Schnittstellen und Druckvorlagen können ein Feld brauchen, ohne dass es hier steht.',
  unusedNothing: 'Alles wird gebraucht.',
  unusedWhy: {
    field: 'Felder, die in keinem Formular, keiner Ansicht, Formel und keinem Filter stehen',
    'option-set': 'Auswahllisten, die kein Feld nutzt',
    numbering: 'Nummernkreise, die kein Feld nutzt',
    role: 'Rollen, die niemand hat',
    workflow: 'Workflows, die nichts beginnt',
    warning: 'Hinweise der Prüfung',
  },
  // rights
  grants: 'Rechte an Datensätzen',
  grantsText:
    'Ein Haken gibt das Recht. Eine Zeile öffnet sich in ihre Regeln: welche Datensätze, verborgene und gesperrte Felder.',
  filterEntities: 'Entitäten filtern',
  allOthers: '* Alle übrigen',
  asAllOthers: 'wie „Alle übrigen“',
  which: 'Welche',
  otherSettings: 'Weiteres zur Rolle',
  cannotDeny: (name: string) =>
    `„${name}“ fiele ohne ein eigenes Recht wieder unter „Alle übrigen“. Nehmen Sie es dort weg, oder lassen Sie hier ein Recht stehen.`,
  filterRule: (rule: string) => `nach Filter ${rule}`,
  notAllowed: 'nicht erlaubt',
  whoMayWhat: 'Wer darf was',
  whoMayWhatText:
    'Was jemand mit allen seinen Rollen zusammen in diesem Entwurf darf, und woher es kommt. Ein Klick auf eine Zelle ändert die Rolle.',
  user: 'Benutzer',
  chooseUser: 'Benutzer wählen',
  roles: 'Rollen',
  chooseRoles: 'Wählen Sie einen Benutzer oder Rollen.',
  limits: 'Einschränkungen',
  legend: { all: '✓ alle Datensätze', some: '◐ nur manche, nach einer Regel', none: '– nicht erlaubt' },
  hiddenFields: (count: number) => (count === 1 ? '1 Feld verborgen' : `${count} Felder verborgen`),
  readOnlyFields: (count: number) => (count === 1 ? '1 Feld gesperrt' : `${count} Felder gesperrt`),
  veiledFields: (count: number) => (count === 1 ? '1 Feld teils verdeckt' : `${count} Felder teils verdeckt`),
  onlyEvents: (count: number) => (count === 1 ? 'nur 1 Ereignis' : `nur ${count} Ereignisse`),
  permissions: 'Berechtigungen',
  callableActions: 'Aufrufbare Aktionen',
  // why is this so
  whyButton: (count: number) => (count === 0 ? 'Herkunft' : `Herkunft (${count})`),
  whyTitle: (name: string) => `Warum ist das so? ${name}`,
  whyMark: (name: string) => `${name}: hier geändert`,
  overPackage: (one: PackageWords) => `Geändert gegenüber Paket ${named(one)}`,
  inPackage: (one: PackageWords, when: string) => `Aus Paket ${named(one)}, hier seit ${when}.`,
  inModule: (name: string) => `Kommt mit dem Modul ${name}; eine neuere Fassung des Moduls kommt von selbst hinzu.`,
  butChanged: 'Davon weicht ab:',
  madeHere: 'Hier angelegt: das Paket hat diese Definition nicht.',
  changedInDraft: (who: string, when: string) => `in diesem Entwurf von ${who}, ${when}`,
  changedInVersion: (version: number, who: string, when: string) => `live seit Version ${version}, von ${who}, ${when}`,
  changedJustNow: 'gerade eben in diesem Entwurf',
  resetOne: 'Zurück auf den Stand des Pakets',
  moreChanges: (count: number) => `und ${count} weitere, siehe „Herkunft“ oben`,
  // packages
  packages: 'Pakete',
  packagesText: 'Was vom Hersteller kommt, und was diese Installation daran geändert hat.',
  unnamedPackage: 'Paket ohne Namen',
  hereSince: (when: string) => `hier seit ${when}`,
  upgradeTitle: 'Neue Version des Pakets',
  upgradeText:
    'Ihre Anpassungen bleiben: Was nur der Hersteller oder nur Sie geändert haben, gilt von selbst; nur was beide verschieden geändert haben, wird gefragt. Das Ergebnis ist ein Entwurf.',
  chooseArchive: 'Archiv (.zip) hochladen',
  chooseFolder: 'Ordner hochladen',
  takeShipped: (version: string) => `Mitgelieferte Version ${version}`.trim(),
  shippedIsHere: 'Die mitgelieferte Version ist schon die, die hier gilt.',
  packageIsHere: 'Diese Version des Pakets gilt hier schon: es gibt nichts zu tun.',
  overlayTitle: 'Anpassungen übertragen',
  overlayText:
    'Was hier gegenüber dem Paket geändert ist, als Datei für eine andere Installation desselben Pakets, z. B. vom Testsystem in den Betrieb. Sie enthält nur Definitionen, keine Datensätze und keine Kennwörter.',
  downloadOverlay: 'Anpassungen herunterladen',
  takeOverlay: 'Anpassungen übernehmen',
  downloadAll: 'Ganze Konfiguration herunterladen',
  driftTitle: (count: number) =>
    count === 1
      ? 'Hier ist eine Stelle eigenständig geändert worden:'
      : `Hier sind ${count} Stellen eigenständig geändert worden:`,
  mergeDrift: 'Beides zusammenführen',
  fromVendor: 'Vom Hersteller',
  fromOther: 'Aus der Datei',
  takenTitle: (name: string) => `Entwurf „${name}“`,
  takenText: 'Noch ist nichts davon live. Prüfen und veröffentlichen Sie den Entwurf, wenn alles entschieden ist.',
  openDraft: 'Entwurf öffnen',
  toDecide: (count: number) =>
    count === 1 ? 'Eine Stelle ist zu entscheiden' : `${count} Stellen sind zu entscheiden`,
  nothingToDecide: 'Nichts zu entscheiden: alles hat sich von selbst zusammenfügen lassen.',
  mergedByItself: (count: number) =>
    count === 1 ? 'Von selbst übernommen: 1 Änderung' : `Von selbst übernommen: ${count} Änderungen`,
};

type OverviewTexts = typeof de;

const en: OverviewTexts = {
  somebody: 'somebody',
  overview: 'Overview',
  none: 'none',
  entity: 'Entity',
  relations: 'Relations',
  manual: (format) => `Manual (${format})`,
  goLive: 'Go live',
  goLiveText:
    'What has to be done until the first day of work. What can be checked is checked by the server whenever this is opened.',
  checkAgain: 'Check again',
  noChecklist: 'No checklist. Make one in a draft.',
  ready: (ready, of, percent) => `${ready} of ${of} ready (${percent}%)`,
  progress: 'Progress',
  day: (day) => `Day ${day}`,
  doneOf: (name) => `Done: ${name}`,
  doneBy: (who, when) => `done by ${who}, ${when}`,
  notedBy: (who, when) => `noted by ${who}, ${when}`,
  goThere: 'Go there',
  note: 'Note',
  noteOf: (name) => `Note on: ${name}`,
  keep: 'Keep',
  cancel: 'Cancel',
  checkState: { good: 'Checked: fine', open: 'Checked: still open', hidden: 'Cannot be checked with your rights' },
  found: (count) => `${count} found`,
  changedHere: (count) =>
    count === 0
      ? 'still as in the package'
      : count === 1
        ? '1 change over the package'
        : `${count} changes over the package`,
  heldByNobody: (roles) => `nobody has: ${roles}`,
  summed: (field, value) => `Sum of ${field}: ${value}`,
  lastAt: (when) => `last ${when}`,
  noMailServer: 'no mail server is set (LEITWERK_SMTP_URL)',
  mailServerSays: (at, said) => (said === undefined ? at : `${at} cannot be used: ${said}`),
  unused: 'Unused parts',
  unusedText:
    'What nothing in this draft names. Whether it can go is for you to decide: interfaces and print templates may need a field without it being told here.',
  unusedNothing: 'Everything is used.',
  unusedWhy: {
    field: 'Fields on no form, in no view, formula or filter',
    'option-set': 'Option sets that no field uses',
    numbering: 'Number ranges that no field uses',
    role: 'Roles that nobody has',
    workflow: 'Workflows that nothing begins',
    warning: 'Hints of the check',
  },
  grants: 'Rights on records',
  grantsText: 'A tick grants the right. A line opens into its rules: which records, hidden and read-only fields.',
  filterEntities: 'Filter entities',
  allOthers: '* All others',
  asAllOthers: 'as “all others”',
  which: 'Which',
  otherSettings: 'More about the role',
  cannotDeny: (name) =>
    `Without a right of its own “${name}” would fall under “all others” again. Take it away there, or leave one right here.`,
  filterRule: (rule) => `by filter ${rule}`,
  notAllowed: 'not allowed',
  whoMayWhat: 'Who may do what',
  whoMayWhatText:
    'What somebody may do in this draft with all of his roles together, and where it comes from. A click on a cell changes the role.',
  user: 'User',
  chooseUser: 'Choose a user',
  roles: 'Roles',
  chooseRoles: 'Choose a user or roles.',
  limits: 'Limits',
  legend: { all: '✓ all records', some: '◐ some only, by a rule', none: '– not allowed' },
  hiddenFields: (count) => (count === 1 ? '1 field hidden' : `${count} fields hidden`),
  readOnlyFields: (count) => (count === 1 ? '1 field read-only' : `${count} fields read-only`),
  veiledFields: (count) => (count === 1 ? '1 field veiled on some' : `${count} fields veiled on some`),
  onlyEvents: (count) => (count === 1 ? '1 event only' : `${count} events only`),
  permissions: 'Permissions',
  callableActions: 'Callable actions',
  whyButton: (count) => (count === 0 ? 'Origin' : `Origin (${count})`),
  whyTitle: (name) => `Why is this so? ${name}`,
  whyMark: (name) => `${name}: changed here`,
  overPackage: (one) => `Changed over package ${named(one)}`,
  inPackage: (one, when) => `From package ${named(one)}, here since ${when}.`,
  inModule: (name) => `Comes with the module ${name}; a newer version of the module comes in by itself.`,
  butChanged: 'What differs from it:',
  madeHere: 'Made here: the package has no such definition.',
  changedInDraft: (who, when) => `in this draft by ${who}, ${when}`,
  changedInVersion: (version, who, when) => `live since version ${version}, by ${who}, ${when}`,
  changedJustNow: 'just now in this draft',
  resetOne: 'Reset to the package',
  moreChanges: (count) => `and ${count} more, see “Origin” above`,
  packages: 'Packages',
  packagesText: 'What comes from the vendor, and what this installation has changed in it.',
  unnamedPackage: 'Package without a name',
  hereSince: (when) => `here since ${when}`,
  upgradeTitle: 'New version of the package',
  upgradeText:
    'Your changes stay: what only the vendor or only you have changed counts by itself; only what both have changed differently is asked. The result is a draft.',
  chooseArchive: 'Upload archive (.zip)',
  chooseFolder: 'Upload folder',
  takeShipped: (version) => `Shipped version ${version}`.trim(),
  shippedIsHere: 'The shipped version is the one that counts here already.',
  packageIsHere: 'This version of the package counts here already: there is nothing to do.',
  overlayTitle: 'Carry changes over',
  overlayText:
    'What has been changed here over the package, as a file for another installation of the same package, e.g. from the test system to production. It holds definitions only, no records and no passwords.',
  downloadOverlay: 'Download changes',
  takeOverlay: 'Take changes',
  downloadAll: 'Download whole configuration',
  driftTitle: (count) =>
    count === 1 ? 'One place has been changed here alone:' : `${count} places have been changed here alone:`,
  mergeDrift: 'Merge both',
  fromVendor: 'From the vendor',
  fromOther: 'From the file',
  takenTitle: (name) => `Draft “${name}”`,
  takenText: 'Nothing of it is live yet. Check and publish the draft when everything is decided.',
  openDraft: 'Open draft',
  toDecide: (count) => (count === 1 ? 'One place has to be decided' : `${count} places have to be decided`),
  nothingToDecide: 'Nothing to decide: everything has merged by itself.',
  mergedByItself: (count) => (count === 1 ? 'Taken by itself: 1 change' : `Taken by itself: ${count} changes`),
};

export const overviewTexts = { de, en };

/** Words of the screens about the whole configuration, in the reader's language. */
export const useOverviewTexts = (): OverviewTexts => useOwnTexts(overviewTexts);
