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
};

export const overviewTexts = { de, en };

/** Words of the screens about the whole configuration, in the reader's language. */
export const useOverviewTexts = (): OverviewTexts => useOwnTexts(overviewTexts);
