import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  add: 'Neue Kachel',
  details: 'Kachel',
  remove: 'Kachel entfernen',
  lastStays: 'Die letzte Kachel bleibt: ein leeres Dashboard gibt es nicht.',
  nothingChosen: 'Eine Kachel anklicken, um zu sehen, was sie zeigt.',
  notCounted: 'Wird gezählt, sobald der Entwurf gespeichert und ohne Fehler ist.',
};

const en: typeof de = {
  add: 'New tile',
  details: 'Tile',
  remove: 'Remove tile',
  lastStays: 'The last tile stays: there is no empty dashboard.',
  nothingChosen: 'Click a tile to see what it shows.',
  notCounted: 'Is counted as soon as the draft is saved and without errors.',
};

export const useDashboardTexts = () => useOwnTexts({ de, en });
