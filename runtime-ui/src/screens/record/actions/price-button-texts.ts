import type { Language } from '../../../model/definitions.ts';

type PriceButtonTexts = {
  readonly makeOffer: string;
  readonly addPlace: string;
  readonly compare: string;
  readonly how: string;
  readonly calculate: string;
};

const de: PriceButtonTexts = {
  makeOffer: 'Angebot erstellen',
  addPlace: 'Position aufnehmen',
  compare: 'Preise vergleichen',
  how: 'So kommt der Preis zustande',
  calculate: 'Berechnen',
};

const en: PriceButtonTexts = {
  makeOffer: 'Make an offer',
  addPlace: 'Add an item',
  compare: 'Compare prices',
  how: 'How the price comes about',
  calculate: 'Calculate',
};

/** Words of buttons on records; those of the screen that they lead to come with it. */
export const priceButtonTexts: Readonly<Record<Language, PriceButtonTexts>> = { de, en };
