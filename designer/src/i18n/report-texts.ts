import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  add: 'Abschnitt hinzufügen',
  sources: {
    dashboard: 'Kacheln eines Dashboards',
    tiles: 'Eigene Kacheln',
    view: 'Liste einer Ansicht',
    text: 'Nur Text',
  },
  hint: 'Einen Abschnitt anklicken, um zu sehen, was er zeigt. Gezählt wird, was Sie selbst lesen dürfen.',
  details: 'Abschnitt',
  newPage: 'neue Seite',
  up: 'Abschnitt nach oben',
  down: 'Abschnitt nach unten',
  remove: 'Abschnitt entfernen',
  removed: 'Abschnitt entfernt.',
  movedTo: (place: number, of: number) => `Abschnitt ${place} von ${of}.`,
  lastStays: 'Der letzte Abschnitt bleibt: einen leeren Bericht gibt es nicht.',
  nothingToShow: 'Im Entwurf gibt es nichts, was dieser Abschnitt zeigen könnte.',
  nothingChosen: 'Einen Abschnitt anklicken, um zu sehen, was er zeigt.',
  nothingToRead: 'Davon dürfen Sie nichts lesen.',
  notCounted: 'Wird gezeigt, sobald der Entwurf gespeichert und ohne Fehler ist.',
};

const en: typeof de = {
  add: 'Add a section',
  sources: {
    dashboard: 'Tiles of a dashboard',
    tiles: 'Tiles of its own',
    view: 'List of a view',
    text: 'Text only',
  },
  hint: 'Click a section to see what it shows. Counted is what you may read yourself.',
  details: 'Section',
  newPage: 'new page',
  up: 'Section up',
  down: 'Section down',
  remove: 'Remove section',
  removed: 'Section removed.',
  movedTo: (place, of) => `Section ${place} of ${of}.`,
  lastStays: 'The last section stays: there is no empty report.',
  nothingToShow: 'The draft has nothing that this section could show.',
  nothingChosen: 'Click a section to see what it shows.',
  nothingToRead: 'You may read nothing of it.',
  notCounted: 'Is shown as soon as the draft is saved and without errors.',
};

export const useReportTexts = () => useOwnTexts({ de, en });
