import type { PriceGroup, PriceUnit, Register } from '../../client/tariff.ts';
import type { Language } from '../../model/definitions.ts';

type Need = 'place' | 'district' | 'street' | 'houseNumber';

type PricesTexts = {
  readonly title: string;
  readonly text: string;
  readonly forOffer: string;
  readonly question: string;
  readonly division: string;
  readonly electricity: string;
  readonly gas: string;
  readonly start: string;
  readonly audience: string;
  readonly consumer: string;
  readonly business: string;
  readonly kinds: string;
  readonly allKinds: string;
  readonly address: string;
  readonly district: string;
  readonly measure: string;
  readonly oneRegister: string;
  readonly registers: string;
  readonly volume: string;
  readonly consumption: string;
  readonly register: Readonly<Record<Register, string>>;
  readonly z: string;
  readonly heat: string;
  readonly more: string;
  readonly interval: string;
  readonly demand: string;
  readonly meter: string;
  readonly meters: Readonly<Record<'modern-meter' | 'smart-metering-system' | 'controllable', string>>;
  readonly section14a: string;
  readonly modules: Readonly<Record<'none' | 'module1' | 'module2' | 'module3', string>>;
  readonly exemption: string;
  readonly calculate: string;
  readonly area: string;
  readonly noArea: string;
  readonly ambiguous: (need: string) => string;
  readonly need: Readonly<Record<Need, string>>;
  readonly choose: string;
  readonly sheets: string;
  readonly provisional: string;
  readonly results: string;
  readonly product: string;
  readonly energyPrice: string;
  readonly basePrice: string;
  readonly annual: string;
  readonly firstYear: string;
  readonly followingYear: string;
  readonly instalment: string;
  readonly assumed: string;
  readonly assumedShort: string;
  readonly withTax: string;
  readonly withoutTax: string;
  readonly nothing: string;
  readonly parts: string;
  readonly partsText: string;
  readonly group: Readonly<Record<PriceGroup, string>>;
  readonly details: (product: string) => string;
  readonly show: string;
  readonly position: string;
  readonly quantity: string;
  readonly price: string;
  readonly valid: string;
  readonly source: string;
  readonly amount: string;
  readonly until: (from: string, to: string) => string;
  readonly since: (from: string) => string;
  readonly sum: string;
  readonly included: string;
  readonly includedText: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly unit: Readonly<Record<PriceUnit, string>>;
  readonly quantityUnit: Readonly<Record<'year' | 'month' | 'kwh' | 'kw-year', string>>;
  readonly take: string;
  readonly taken: string;
  readonly failed: string;
  readonly calculatedOn: (day: string) => string;
  readonly again: string;
  readonly unchanged: string;
  readonly changed: (before: string, after: string) => string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly takeNew: string;
  readonly close: string;
};

const de: PricesTexts = {
  title: 'Preise vergleichen',
  text: 'Was Produkte an einer Verbrauchsstelle kosten und woraus sich der Preis zusammensetzt.',
  forOffer: 'Für ein Angebot',
  question: 'Angaben',
  division: 'Sparte',
  electricity: 'Strom',
  gas: 'Gas',
  start: 'Lieferbeginn',
  audience: 'Kunde',
  consumer: 'Privat',
  business: 'Gewerbe',
  kinds: 'Produktarten',
  allKinds: 'Alle',
  address: 'Verbrauchsstelle',
  district: 'Ortsteil',
  measure: 'Verbrauch als',
  oneRegister: 'kWh',
  registers: 'HT/NT',
  volume: 'm³',
  consumption: 'Jahresverbrauch',
  register: { peak: 'HT', 'off-peak': 'NT', standard: 'ST' },
  z: 'Zustandszahl',
  heat: 'Brennwert',
  more: 'Messung und Steuerung',
  interval: 'Registrierende Leistungsmessung (RLM)',
  demand: 'Jahreshöchstleistung',
  meter: 'Zähler',
  meters: {
    'modern-meter': 'Moderne Messeinrichtung',
    'smart-metering-system': 'Intelligentes Messsystem',
    controllable: 'Intelligentes Messsystem mit Steuerung',
  },
  section14a: '§14a EnWG',
  modules: { none: 'Keine', module1: 'Modul 1', module2: 'Modul 2', module3: 'Modul 1 und 3' },
  exemption: 'Umlagen nach §22 EnFG entfallen',
  calculate: 'Berechnen',
  area: 'Netzgebiet',
  noArea: 'Zu dieser Adresse ist kein Netzgebiet bekannt. Endpreise lassen sich berechnen, ihre Bestandteile nicht.',
  ambiguous: (need) =>
    need === '' ? 'Mehrere Netzgebiete kommen infrage.' : `Mehrere Netzgebiete kommen infrage. Es hilft: ${need}.`,
  need: { place: 'der Ort', district: 'der Ortsteil', street: 'die Straße', houseNumber: 'die Hausnummer' },
  choose: 'Netzgebiet wählen',
  sheets: 'Netzentgelte',
  provisional: 'vorläufig',
  results: 'Vergleich',
  product: 'Produkt',
  energyPrice: 'Arbeitspreis',
  basePrice: 'Grundpreis',
  annual: 'Im Jahr',
  firstYear: '1. Jahr mit Boni',
  followingYear: 'Folgejahr',
  instalment: 'Abschlag',
  assumed: 'Für einen Teil der Zeit gibt es noch keine Preise; dort gelten die letzten bekannten weiter.',
  assumedShort: 'angenommen',
  withTax: 'Mit Umsatzsteuer',
  withoutTax: 'Ohne Umsatzsteuer',
  nothing: 'Zu diesem Tag wird kein Produkt angeboten.',
  parts: 'Bestandteile',
  partsText: 'Ohne Umsatzsteuer, im Jahr. Der längste Balken ist der teuerste Preis.',
  group: {
    supply: 'Lieferant',
    grid: 'Netz',
    metering: 'Messung',
    concession: 'Konzessionsabgabe',
    levies: 'Umlagen',
    taxes: 'Energie- und CO₂-Steuern',
  },
  details: (product) => `So setzt sich „${product}“ zusammen`,
  show: 'Zusammensetzung',
  position: 'Position',
  quantity: 'Menge',
  price: 'Preis',
  valid: 'Gültig',
  source: 'Quelle',
  amount: 'Betrag',
  until: (from, to) => `${from} bis ${to}`,
  since: (from) => `ab ${from}`,
  sum: 'Summe',
  included: 'Im Endpreis enthalten',
  includedText: 'Netz, Abgaben und Steuern ohne Umsatzsteuer; was übrig bleibt, ist der Anteil des Lieferanten.',
  net: 'Netto',
  vat: 'Umsatzsteuer',
  gross: 'Brutto',
  unit: { 'eur-year': '€/Jahr', 'eur-month': '€/Monat', 'ct-kwh': 'ct/kWh', 'eur-kw-year': '€/kW und Jahr' },
  quantityUnit: { year: 'Jahr', month: 'Monate', kwh: 'kWh', 'kw-year': 'kW' },
  take: 'Ins Angebot übernehmen',
  taken: 'Die Preise stehen jetzt im Angebot.',
  failed: 'Das hat nicht geklappt',
  calculatedOn: (day) => `Berechnet am ${day}`,
  again: 'Mit heutigen Daten neu berechnen',
  unchanged: 'Mit den heutigen Daten kommt dasselbe heraus.',
  changed: (before, after) => `Im Jahr ${after} statt ${before}.`,
  before: 'Bisher',
  after: 'Heute',
  difference: 'Unterschied',
  takeNew: 'Neue Preise übernehmen',
  close: 'Schließen',
};

const en: PricesTexts = {
  title: 'Compare prices',
  text: 'What products cost at a delivery point, and what the price is made of.',
  forOffer: 'For an offer',
  question: 'Question',
  division: 'Division',
  electricity: 'Electricity',
  gas: 'Gas',
  start: 'Supply start',
  audience: 'Customer',
  consumer: 'Private',
  business: 'Business',
  kinds: 'Kinds of products',
  allKinds: 'All',
  address: 'Delivery point',
  district: 'District',
  measure: 'Consumption as',
  oneRegister: 'kWh',
  registers: 'Peak/off-peak',
  volume: 'm³',
  consumption: 'Annual consumption',
  register: { peak: 'Peak', 'off-peak': 'Off-peak', standard: 'Standard' },
  z: 'Condition number',
  heat: 'Calorific value',
  more: 'Metering and control',
  interval: 'Interval metering',
  demand: 'Highest demand of the year',
  meter: 'Meter',
  meters: {
    'modern-meter': 'Modern meter',
    'smart-metering-system': 'Smart metering system',
    controllable: 'Smart metering system with control',
  },
  section14a: '§14a EnWG',
  modules: { none: 'None', module1: 'Module 1', module2: 'Module 2', module3: 'Modules 1 and 3' },
  exemption: 'Levies are waived by §22 EnFG',
  calculate: 'Calculate',
  area: 'Grid area',
  noArea: 'No grid area is known for this address. All-in prices can be calculated, their parts cannot.',
  ambiguous: (need) =>
    need === '' ? 'Several grid areas are possible.' : `Several grid areas are possible. What helps: ${need}.`,
  need: { place: 'the place', district: 'the district', street: 'the street', houseNumber: 'the house number' },
  choose: 'Choose the grid area',
  sheets: 'Network prices',
  provisional: 'provisional',
  results: 'Comparison',
  product: 'Product',
  energyPrice: 'Energy price',
  basePrice: 'Base price',
  annual: 'In a year',
  firstYear: '1st year with bonuses',
  followingYear: 'Following year',
  instalment: 'Instalment',
  assumed: 'There are no prices yet for part of the time; the last known ones go on there.',
  assumedShort: 'assumed',
  withTax: 'With value added tax',
  withoutTax: 'Without value added tax',
  nothing: 'No product is offered on this day.',
  parts: 'Parts',
  partsText: 'Without value added tax, in a year. The longest bar is the highest price.',
  group: {
    supply: 'Supplier',
    grid: 'Grid',
    metering: 'Metering',
    concession: 'Concession fee',
    levies: 'Levies',
    taxes: 'Energy and CO₂ taxes',
  },
  details: (product) => `What “${product}” is made of`,
  show: 'What it is made of',
  position: 'Position',
  quantity: 'Quantity',
  price: 'Price',
  valid: 'Valid',
  source: 'Source',
  amount: 'Amount',
  until: (from, to) => `${from} to ${to}`,
  since: (from) => `since ${from}`,
  sum: 'Sum',
  included: 'Contained in the all-in price',
  includedText: 'Grid, levies and taxes without value added tax; what remains is the share of the supplier.',
  net: 'Net',
  vat: 'Value added tax',
  gross: 'Gross',
  unit: { 'eur-year': '€/year', 'eur-month': '€/month', 'ct-kwh': 'ct/kWh', 'eur-kw-year': '€/kW and year' },
  quantityUnit: { year: 'year', month: 'months', kwh: 'kWh', 'kw-year': 'kW' },
  take: 'Take into the offer',
  taken: 'The prices are in the offer now.',
  failed: 'That did not work',
  calculatedOn: (day) => `Calculated on ${day}`,
  again: 'Calculate again with today’s data',
  unchanged: 'Today’s data give the same.',
  changed: (before, after) => `${after} in a year instead of ${before}.`,
  before: 'Before',
  after: 'Today',
  difference: 'Difference',
  takeNew: 'Take the new prices',
  close: 'Close',
};

export const pricesTexts: Readonly<Record<Language, PricesTexts>> = { de, en };
