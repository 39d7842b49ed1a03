import type { Language } from '../../model/definitions.ts';

const de = {
  action: 'Neu berechnen',
  title: (count: number | null) =>
    count === null
      ? 'Verträge neu berechnen'
      : count === 1
        ? '1 Vertrag neu berechnen'
        : `${count} Verträge neu berechnen`,
  text: 'Rechnet aus, was jeder Vertrag ab dem Stichtag im Jahr kostet: mit seinem Preisblatt und mit dem neuen. Die Verträge bleiben, wie sie sind.',
  name: 'Name',
  keyDate: 'Stichtag',
  sheetHint: 'Ohne Preisblatt gilt für jedes Produkt das am Stichtag veröffentlichte.',
  cancel: 'Abbrechen',
  begin: 'Berechnen',
  open: 'Ergebnis öffnen',
};

const en: typeof de = {
  action: 'Recalculate',
  title: (count) =>
    count === null
      ? 'Recalculate contracts'
      : count === 1
        ? 'Recalculate 1 contract'
        : `Recalculate ${count} contracts`,
  text: 'Works out what each contract costs in a year from the key date on: by its price sheet and by the new one. Contracts stay as they are.',
  name: 'Name',
  keyDate: 'Key date',
  sheetHint: 'Without a price sheet each product gets the one that is published for the key date.',
  cancel: 'Cancel',
  begin: 'Calculate',
  open: 'Open the result',
};

export const recalculateTexts: Readonly<Record<Language, typeof de>> = { de, en };
