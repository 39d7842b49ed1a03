import type { Language } from '../../model/definitions.ts';

const de = {
  title: 'Schnittstellen',
  text: 'Was andere Systeme liefern, wird Zeile für Zeile übernommen. Abgewiesene Zeilen lassen sich hier berichtigen.',
  none: 'Es gibt keine Schnittstelle.',
  noneText: 'Schnittstellen werden im Designer angelegt.',
  deliver: 'Datei liefern',
  deliverTo: 'Datei liefern:',
  deliveries: 'Alle Lieferungen',
  noDelivery: 'Noch nichts geliefert',
  last: 'Letzte Lieferung',
  counts: (written: number, repeated: number, refused: number) =>
    `${written} übernommen, ${repeated} schon bekannt, ${refused} abgewiesen`,
  drift: 'Unbekannte Spalten:',
  refusedRows: (count: number) => (count === 1 ? '1 abgewiesene Zeile' : `${count} abgewiesene Zeilen`),
  line: 'Zeile',
  correct: 'Berichtigen',
  retry: 'Noch einmal versuchen',
  retryAll: 'Alle noch einmal versuchen',
  drop: 'Verwerfen',
  cancel: 'Abbrechen',
  first: 'Die ersten werden gezeigt.',
};

export const exchangeTexts: Readonly<Record<Language, typeof de>> = {
  de,
  en: {
    title: 'Interfaces',
    text: 'What other systems deliver is taken row by row. Rows that were refused can be corrected here.',
    none: 'There is no interface.',
    noneText: 'Interfaces are made in the designer.',
    deliver: 'Deliver a file',
    deliverTo: 'Deliver a file:',
    deliveries: 'All deliveries',
    noDelivery: 'Nothing delivered yet',
    last: 'Last delivery',
    counts: (written, repeated, refused) => `${written} taken, ${repeated} known already, ${refused} refused`,
    drift: 'Unknown columns:',
    refusedRows: (count) => (count === 1 ? '1 refused row' : `${count} refused rows`),
    line: 'Line',
    correct: 'Correct',
    retry: 'Try again',
    retryAll: 'Try all again',
    drop: 'Drop',
    cancel: 'Cancel',
    first: 'The first ones are shown.',
  },
};
