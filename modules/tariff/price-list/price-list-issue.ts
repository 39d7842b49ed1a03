import type { Issue } from '@leitwerk/metadata/issue';
import { issuesWith } from '@leitwerk/metadata/issues-with';
import { isDay } from '@leitwerk/metadata/shown-types/clock';
import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import { textFromDecimal } from '@leitwerk/metadata/shown-types/decimal-text';
import type { Words } from '../core/component.ts';

/** What stands against a price list, or should be looked at. Each names the line of the file in its path. */
const MESSAGES = {
  'price-list.no-settings': {
    de: 'Diese Anwendung sagt nicht, wo Kürzel der Produkte und Fassungen der Preisblätter stehen.',
    en: 'This application does not say where codes of products and versions of price sheets are kept.',
  },
  'price-list.no-import': {
    de: 'Sie dürfen keine Preislisten importieren.',
    en: 'You may not import price lists.',
  },
  'price-list.no-column': {
    de: 'Die Datei hat keine Spalte „{column}“.',
    en: 'The file has no column “{column}”.',
  },
  'price-list.target-twice': {
    de: '„{target}“ ist mehreren Spalten zugeordnet.',
    en: '“{target}” is what several columns are for.',
  },
  'price-list.target-missing': {
    de: 'Keine Spalte ist „{target}“ zugeordnet.',
    en: 'No column is for “{target}”.',
  },
  'price-list.no-prices': {
    de: 'Keine Spalte ist einem Preis zugeordnet.',
    en: 'No column is for a price.',
  },
  'price-list.too-many-rows': {
    de: 'Die Datei hat mehr als {most} Zeilen.',
    en: 'The file has more than {most} rows.',
  },
  'price-list.too-many-sheets': {
    de: 'Die Liste ergibt mehr als {most} Preisblätter; mehr werden nicht auf einmal angelegt.',
    en: 'The list makes more than {most} price sheets; more are not created at once.',
  },
  'price-list.empty': { de: 'Die Datei hat keine Preise.', en: 'The file has no prices.' },
  'price-list.row-unreadable': { de: 'Die Zeile kann nicht gelesen werden.', en: 'The row cannot be read.' },
  'price-list.formula': {
    de: 'Die Formel lässt sich für diese Zeile nicht auswerten.',
    en: 'The formula cannot be worked out for this row.',
  },
  'price-list.product-missing': { de: 'Das Produkt fehlt.', en: 'The product is missing.' },
  'price-list.unknown-product': {
    de: 'Ein Produkt „{product}“ gibt es nicht.',
    en: 'There is no product “{product}”.',
  },
  'price-list.inactive-product': {
    de: 'Das Produkt „{product}“ ist nicht aktiv.',
    en: 'The product “{product}” is not active.',
  },
  'price-list.date': { de: '„{text}“ ist kein Tag.', en: '“{text}” is no day.' },
  'price-list.date-missing': { de: 'Der erste Tag der Gültigkeit fehlt.', en: 'The first day of validity is missing.' },
  'price-list.end-before-start': { de: 'Das Ende liegt vor dem Beginn.', en: 'The end is before the start.' },
  'price-list.postal-code': {
    de: '„{text}“ ist keine Postleitzahl und kein Anfang einer solchen.',
    en: '“{text}” is no postal code and does not begin one.',
  },
  'price-list.kwh': { de: '„{text}“ ist keine ganze Zahl von kWh.', en: '“{text}” is no whole number of kWh.' },
  'price-list.tier-order': { de: 'Die Staffel endet vor ihrem Anfang.', en: 'The tier ends before it begins.' },
  'price-list.word': { de: '„{text}“ ist hier nicht bekannt.', en: '“{text}” is not known here.' },
  'price-list.price': { de: '„{text}“ ist kein Preis.', en: '“{text}” is no price.' },
  'price-list.digits': {
    de: 'Der Preis hat mehr als sechs Nachkommastellen.',
    en: 'The price has more than six digits after the mark.',
  },
  'price-list.unit': {
    de: '„{type}“ kann nicht in {unit} angegeben sein.',
    en: '“{type}” cannot be given in {unit}.',
  },
  'price-list.looks-like-euro': {
    de: '{price} ct/kWh ist sehr wenig: Sind es €/kWh?',
    en: '{price} ct/kWh is very little: is it €/kWh?',
  },
  'price-list.tier-overlap': {
    de: '{type}: Die Staffeln überschneiden sich bei {kwh} kWh (Zeilen {first} und {second}).',
    en: '{type}: tiers overlap at {kwh} kWh (lines {first} and {second}).',
  },
  'price-list.tier-gap': {
    de: '{type}: Von {from} bis {to} kWh gibt es keinen Preis.',
    en: '{type}: from {from} to {to} kWh there is no price.',
  },
  'price-list.validity-overlap': {
    de: 'Gilt zugleich mit dem Preisblatt aus Zeile {other} für dasselbe Gebiet.',
    en: 'Is valid at the same time as the price sheet of line {other} for the same region.',
  },
  'price-list.validity-gap': {
    de: 'Vom {from} bis {to} hat das Produkt dort keinen Preis.',
    en: 'From {from} to {to} the product has no price there.',
  },
  'price-list.later-sheet': {
    de: '„{sheet}“ ist veröffentlicht und beginnt erst am {from}: Eine neue Fassung muss danach beginnen oder davor enden.',
    en: '“{sheet}” is published and begins on {from}: a new version must begin after that, or end before it.',
  },
  'price-list.past': {
    de: 'Die Preise gelten schon seit dem {from}.',
    en: 'The prices are valid since {from} already.',
  },
  'price-list.draft-there': {
    de: 'Für diese Gültigkeit gibt es schon den Entwurf „{sheet}“.',
    en: 'For this validity there is the draft “{sheet}” already.',
  },
  'price-list.too-many-positions': {
    de: 'Ein Preisblatt hat höchstens {most} Preise.',
    en: 'A price sheet has {most} prices at most.',
  },
  'price-list.large-change': {
    de: '{type}: {before} wird {after}. Stimmt die Einheit?',
    en: '{type}: {before} becomes {after}. Is the unit right?',
  },
  'price-list.other-basis': {
    de: 'Das letzte Preisblatt hat eine andere Preisbasis oder einen anderen Umfang; die Preise sind nicht vergleichbar.',
    en: 'The last price sheet has another price basis or scope; prices cannot be compared.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type PriceListCode = keyof typeof MESSAGES;

/** @param path line of the file and column, `12.Price`; or where in the settings */
export const priceListIssue = issuesWith(MESSAGES);

/** Something found in a file: an error keeps the list from being taken over, a warning does not. */
export type Finding = {
  readonly level: 'error' | 'warning';
  readonly line: number | null;
  readonly column: string | null;
  readonly issue: Issue;
};

export const finding = (
  level: Finding['level'],
  line: number | null,
  column: string | null,
  code: PriceListCode,
  params: Readonly<Record<string, string | number | Words>> = {},
): Finding => ({
  level,
  line,
  column,
  issue: priceListIssue(
    [line, column].filter((part) => part !== null).join('.'),
    code,
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, asPeopleWriteIt(value)])),
  ),
});

/** Days and large numbers in both languages. */
function asPeopleWriteIt(value: string | number | Words): string | number | Words {
  if (typeof value === 'string' && isDay(value))
    return { de: textFromDate(value, 'de'), en: textFromDate(value, 'en') };
  if (typeof value === 'number') return { de: textFromDecimal(value, 'de'), en: textFromDecimal(value, 'en') };
  return value;
}
