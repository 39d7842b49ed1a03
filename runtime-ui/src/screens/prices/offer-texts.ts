import type { Language } from '../../model/definitions.ts';

type OfferTexts = {
  readonly newOffer: string;
  readonly intoOffer: string;
  readonly forCustomer: string;
  readonly place: string;
  readonly ownAddress: string;
  readonly putInto: string;
  readonly putIntoNew: string;
  readonly put: string;
  readonly notPut: string;
};

const de: OfferTexts = {
  newOffer: 'Neues Angebot',
  intoOffer: 'Weitere Position für',
  forCustomer: 'für',
  place: 'Lieferstelle',
  ownAddress: 'Anschrift des Kunden',
  putInto: 'Ins Angebot aufnehmen',
  putIntoNew: 'Angebot anlegen',
  put: 'Das Produkt steht im Angebot.',
  notPut: 'Das Angebot wurde nicht geändert',
};

const en: OfferTexts = {
  newOffer: 'New offer',
  intoOffer: 'Another item of',
  forCustomer: 'for',
  place: 'Delivery point',
  ownAddress: "Customer's address",
  putInto: 'Put into the offer',
  putIntoNew: 'Make the offer',
  put: 'The product is in the offer.',
  notPut: 'The offer was not changed',
};

/** How an offer is made out of compared prices. */
export const offerTexts: Readonly<Record<Language, OfferTexts>> = { de, en };
