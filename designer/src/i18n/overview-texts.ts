import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

type PackageWords = { readonly name: string; readonly version: string };

const named = ({ name, version }: PackageWords): string => `${name} ${version}`.trim();

const de = {
  somebody: 'jemandem',
  // why is this so
  whyButton: (count: number) => (count === 0 ? 'Herkunft' : `Herkunft (${count})`),
  whyTitle: (name: string) => `Warum ist das so? ${name}`,
  whyMark: (name: string) => `${name}: hier geändert`,
  overPackage: (one: PackageWords) => `Geändert gegenüber Paket ${named(one)}`,
  inPackage: (one: PackageWords, when: string) => `Aus Paket ${named(one)}, hier seit ${when}.`,
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
  whyButton: (count) => (count === 0 ? 'Origin' : `Origin (${count})`),
  whyTitle: (name) => `Why is this so? ${name}`,
  whyMark: (name) => `${name}: changed here`,
  overPackage: (one) => `Changed over package ${named(one)}`,
  inPackage: (one, when) => `From package ${named(one)}, here since ${when}.`,
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
