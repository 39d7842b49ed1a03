import type { Label } from '../generated/definitions.gen.ts';

/** What can be called in a letter, with how many values and which settings. */
export type LetterCall = {
  readonly values: readonly [least: number, most: number];
  /** Settings by name, each with the values that it may have; null: a whole number. */
  readonly settings: Readonly<Record<string, readonly string[] | null>>;
  /** Stands in text (`shown`) or between values of another call (`inner`). */
  readonly place: 'shown' | 'inner';
  readonly help: Label;
};

/** THE list of what can be called beside `if`, `unless`, `each`, `related` and `block`; the letter program has one function for each. */
export const LETTER_CALLS: Readonly<Record<string, LetterCall>> = {
  asDate: {
    values: [1, 1],
    settings: { style: ['short', 'long', 'month', 'year'], plusDays: null },
    place: 'shown',
    help: { de: 'Datum: 01.03.2027, lang: 1. März 2027', en: 'Date: 01/03/2027, long: 1 March 2027' },
  },
  asMoney: {
    values: [1, 1],
    settings: { decimals: null },
    place: 'shown',
    help: { de: 'Betrag in Euro: 1.234,50 €', en: 'Amount in euros: €1,234.50' },
  },
  asNumber: {
    values: [1, 1],
    settings: { decimals: null },
    place: 'shown',
    help: { de: 'Zahl: 1.234,5', en: 'Number: 1,234.5' },
  },
  asEnergy: {
    values: [1, 1],
    settings: { decimals: null },
    place: 'shown',
    help: { de: 'Energie: 3.500 kWh', en: 'Energy: 3,500 kWh' },
  },
  asPrice: {
    values: [1, 1],
    settings: { decimals: null },
    place: 'shown',
    help: { de: 'Preis je Einheit: 32,45 ct/kWh', en: 'Price per unit: 32.45 ct/kWh' },
  },
  asIban: {
    values: [1, 1],
    settings: { show: ['all', 'end'] },
    place: 'shown',
    help: { de: 'IBAN in Vierergruppen, oder nur ihr Ende', en: 'IBAN in groups of four, or only its end' },
  },
  add: { values: [2, 9], settings: {}, place: 'inner', help: { de: 'Summe', en: 'Sum' } },
  sub: { values: [2, 2], settings: {}, place: 'inner', help: { de: 'Differenz', en: 'Difference' } },
  mul: { values: [2, 9], settings: {}, place: 'inner', help: { de: 'Produkt', en: 'Product' } },
  is: {
    values: [2, 9],
    settings: {},
    place: 'inner',
    help: { de: 'Gleich einem der Werte', en: 'Equal to one of the values' },
  },
  more: { values: [2, 2], settings: {}, place: 'inner', help: { de: 'Größer oder später', en: 'Greater or later' } },
  and: { values: [2, 9], settings: {}, place: 'inner', help: { de: 'Alle treffen zu', en: 'All hold' } },
  or: { values: [2, 9], settings: {}, place: 'inner', help: { de: 'Eines trifft zu', en: 'One holds' } },
  not: { values: [1, 1], settings: {}, place: 'inner', help: { de: 'Trifft nicht zu', en: 'Does not hold' } },
};

/** Blocks with a text of their own. */
export const LETTER_BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'related']);

/** What stands in every letter, by name behind `@`. */
export const LETTER_DATA: Readonly<Record<string, Label>> = {
  today: { de: 'Datum des Schreibens', en: 'Date of the letter' },
  user: { de: 'Name dessen, der es erstellt', en: 'Name of whoever makes it' },
  subject: { de: 'Betreff', en: 'Subject' },
};

/** Only inside `each` and `related`. */
export const LOOP_DATA: ReadonlySet<string> = new Set(['index', 'number', 'first', 'last']);

/** Records that one `related` may list. */
export const MOST_RELATED = 500;

/** `related` within `related`: each one multiplies what is read. */
export const DEEPEST_RELATED = 2;
