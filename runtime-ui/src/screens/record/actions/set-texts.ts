import type { Language } from '../../../model/definitions.ts';

type SetTexts = {
  readonly addSet: string;
  readonly title: string;
  readonly set: string;
  readonly products: string;
  readonly always: string;
  readonly add: string;
  readonly added: string;
  readonly cancel: string;
  readonly less: (percent: string) => string;
};

const de: SetTexts = {
  addSet: 'Paket aufnehmen',
  title: 'Produktpaket aufnehmen',
  set: 'Produktpaket',
  products: 'Produkte',
  always: 'Gehört immer dazu',
  add: 'Aufnehmen',
  added: 'Das Paket ist im Angebot. Verbrauch und Preise fehlen noch.',
  cancel: 'Abbrechen',
  less: (percent) => `${percent} % Nachlass`,
};

const en: SetTexts = {
  addSet: 'Add a set',
  title: 'Add a product set',
  set: 'Product set',
  products: 'Products',
  always: 'Always among them',
  add: 'Add',
  added: 'The set is in the offer. Consumption and prices are still missing.',
  cancel: 'Cancel',
  less: (percent) => `${percent}% off`,
};

export const setTexts: Readonly<Record<Language, SetTexts>> = { de, en };
