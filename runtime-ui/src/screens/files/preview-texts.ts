type PreviewTexts = {
  readonly [key in
    | 'close'
    | 'previous'
    | 'next'
    | 'download'
    | 'versions'
    | 'newVersion'
    | 'current'
    | 'makeCurrent'
    | 'show'
    | 'noVersions'
    | 'noPreview'
    | 'failed'
    | 'cut'
    | 'zoomIn'
    | 'zoomOut'
    | 'fit'
    | 'previousPage'
    | 'nextPage'
    | 'page'
    | 'former'
    | 'madeCurrent'
    | 'added']: string;
} & {
  readonly place: (at: number, all: number) => string;
  readonly pages: (all: number) => string;
  readonly pageOf: (at: number, all: number) => string;
};

const de: PreviewTexts = {
  close: 'Schließen',
  previous: 'Vorige Datei (Pfeil links)',
  next: 'Nächste Datei (Pfeil rechts)',
  download: 'Herunterladen',
  versions: 'Fassungen',
  newVersion: 'Neue Fassung …',
  current: 'gilt',
  makeCurrent: 'Wieder gelten lassen',
  show: 'Ansehen',
  noVersions: 'Noch gehört die Datei zu keinem Datensatz.',
  noPreview: 'Dateien dieser Art lassen sich hier nicht ansehen.',
  failed: 'Die Datei lässt sich nicht ansehen.',
  cut: 'Nur der Anfang der Datei. Herunterladen zeigt alles.',
  zoomIn: 'Größer',
  zoomOut: 'Kleiner',
  fit: 'Einpassen',
  previousPage: 'Vorige Seite (Bild auf)',
  nextPage: 'Nächste Seite (Bild ab)',
  page: 'Seite',
  former: 'Frühere Fassung',
  madeCurrent: 'Diese Fassung gilt wieder.',
  added: 'Die neue Fassung gilt.',
  place: (at, all) => `Datei ${at} von ${all}`,
  pages: (all) => `von ${all}`,
  pageOf: (at, all) => `Seite ${at} von ${all}`,
};

const en: PreviewTexts = {
  close: 'Close',
  previous: 'Previous file (arrow left)',
  next: 'Next file (arrow right)',
  download: 'Download',
  versions: 'Versions',
  newVersion: 'New version …',
  current: 'current',
  makeCurrent: 'Make current again',
  show: 'Look at it',
  noVersions: 'The file does not belong to a record yet.',
  noPreview: 'Files of this kind cannot be shown here.',
  failed: 'The file cannot be shown.',
  cut: 'Only the beginning of the file. A download has all of it.',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fit: 'Fit',
  previousPage: 'Previous page (page up)',
  nextPage: 'Next page (page down)',
  page: 'Page',
  former: 'Former version',
  madeCurrent: 'This version is current again.',
  added: 'The new version is current.',
  place: (at, all) => `File ${at} of ${all}`,
  pages: (all) => `of ${all}`,
  pageOf: (at, all) => `Page ${at} of ${all}`,
};

export const previewTexts = { de, en };
