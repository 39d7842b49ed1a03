import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  navigation: 'Navigation',
  hint: 'Einträge am Griff ziehen, oder am Griff mit den Pfeiltasten: auf und ab, nach rechts unter die Überschrift davor, nach links heraus.',
  move: (name: string) => `„${name}“ verschieben`,
  moved: (name: string, place: string) => `${name} steht jetzt ${place}.`,
  stays: (name: string) => `${name} lässt sich dorthin nicht verschieben.`,
  inNavigation: (at: number) => `an Stelle ${at} der Navigation`,
  inGroup: (at: number, group: string) => `an Stelle ${at} unter „${group}“`,
  below: (name: string) => `Darunter: ${name}`,
  dropHere: 'Hier ablegen',
  dropInto: (name: string) => `Ans Ende von „${name}“`,
  heading: 'Überschrift',
  nothing: 'zeigt nichts',
  makeGroup: 'Zur Überschrift machen',
  makeEntry: 'Zum Eintrag machen',
};

type NavigationTexts = typeof de;

const en: NavigationTexts = {
  navigation: 'Navigation',
  hint: 'Drag entries by the handle, or use the arrow keys on it: up and down, right to go below the heading before, left to come out.',
  move: (name) => `Move “${name}”`,
  moved: (name, place) => `${name} now stands ${place}.`,
  stays: (name) => `${name} cannot be moved there.`,
  inNavigation: (at) => `at position ${at} of the navigation`,
  inGroup: (at, group) => `at position ${at} below “${group}”`,
  below: (name) => `Below: ${name}`,
  dropHere: 'Drop here',
  dropInto: (name) => `To the end of “${name}”`,
  heading: 'Heading',
  nothing: 'shows nothing',
  makeGroup: 'Make it a heading',
  makeEntry: 'Make it an entry',
};

/** Words of the editor of the navigation, in the reader's language. */
export const useNavigationTexts = (): NavigationTexts => useOwnTexts({ de, en });
