import type { Words } from '../core/component.ts';

/** Kinds of prices of a price sheet, with the units in which each can be given; see the positions of the settings' entity. */
export const PRICE_TYPES = {
  'base-price': { label: { de: 'Grundpreis', en: 'Base price' }, units: ['eur-year', 'eur-month'] },
  'energy-price': { label: { de: 'Arbeitspreis', en: 'Energy price' }, units: ['ct-kwh'] },
  'energy-price-peak': { label: { de: 'Arbeitspreis HT', en: 'Energy price peak' }, units: ['ct-kwh'] },
  'energy-price-off-peak': { label: { de: 'Arbeitspreis NT', en: 'Energy price off-peak' }, units: ['ct-kwh'] },
  'capacity-price': { label: { de: 'Leistungspreis', en: 'Capacity price' }, units: ['eur-kw-year'] },
  'metering-price': { label: { de: 'Messpreis', en: 'Metering price' }, units: ['eur-year', 'eur-month'] },
} as const satisfies Readonly<Record<string, { readonly label: Words; readonly units: readonly string[] }>>;
export type PriceType = keyof typeof PRICE_TYPES;

export const UNITS = {
  'eur-year': { de: '€/Jahr', en: '€/year' },
  'eur-month': { de: '€/Monat', en: '€/month' },
  'ct-kwh': { de: 'ct/kWh', en: 'ct/kWh' },
  'eur-kw-year': { de: '€/kW und Jahr', en: '€/kW and year' },
} as const satisfies Readonly<Record<string, Words>>;
export type PriceUnit = keyof typeof UNITS;

/** What a column can be for, beside a price of its own (`energy-price.ct-kwh`). */
const PLAIN = {
  product: { de: 'Produkt (Kürzel)', en: 'Product (code)' },
  validFrom: { de: 'Gültig ab', en: 'Valid from' },
  validTo: { de: 'Gültig bis', en: 'Valid to' },
  postalCodes: { de: 'Postleitzahlen', en: 'Postal codes' },
  tierFrom: { de: 'Von kWh', en: 'From kWh' },
  tierTo: { de: 'Bis kWh', en: 'To kWh' },
  basis: { de: 'Preisbasis', en: 'Price basis' },
  scope: { de: 'Umfang', en: 'Scope' },
  type: { de: 'Preisart', en: 'Price type' },
  unit: { de: 'Einheit', en: 'Unit' },
  price: { de: 'Preis', en: 'Price' },
} as const satisfies Readonly<Record<string, Words>>;
export type PlainTarget = keyof typeof PLAIN;

const wide = Object.entries(PRICE_TYPES).flatMap(([type, { label, units }]) =>
  units.map((unit): readonly [string, Words] => [
    `${type}.${unit}`,
    { de: `${label.de} (${UNITS[unit].de})`, en: `${label.en} (${UNITS[unit].en})` },
  ]),
);

/** Everything that a column can be for, with what people call it. */
export const TARGETS: Readonly<Record<string, Words>> = { ...PLAIN, ...Object.fromEntries(wide) };

/** The price of a column that has one kind of price only. */
export function ownPriceOf(target: string): { readonly type: PriceType; readonly unit: PriceUnit } | null {
  const [type = '', unit = ''] = target.split('.');
  return Object.hasOwn(PRICE_TYPES, type) && Object.hasOwn(UNITS, unit)
    ? { type: type as PriceType, unit: unit as PriceUnit }
    : null;
}

/** Small letters and digits only, umlauts spelled out. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/€/g, 'eur')
    .replace(/[^a-z0-9]/g, '');

/** Words of files for kinds of prices, folded. */
const TYPE_WORDS: Readonly<Record<PriceType, readonly string[]>> = {
  'base-price': ['grundpreis', 'gp', 'baseprice', 'standingcharge'],
  'energy-price': ['arbeitspreis', 'ap', 'arbeitspreiset', 'arbeitspreiseintarif', 'energyprice', 'verbrauchspreis'],
  'energy-price-peak': ['arbeitspreisht', 'apht', 'ht', 'energypricepeak'],
  'energy-price-off-peak': ['arbeitspreisnt', 'apnt', 'nt', 'energypriceoffpeak'],
  'capacity-price': ['leistungspreis', 'lp', 'capacityprice'],
  'metering-price': ['messpreis', 'mp', 'meteringprice'],
};

const UNIT_WORDS: Readonly<Record<PriceUnit, readonly string[]>> = {
  'eur-year': ['euryear', 'eurjahr', 'eura', 'eurproj', 'eurprojahr', 'europrojahr', 'eurperyear'],
  'eur-month': ['eurmonth', 'eurmonat', 'eurm', 'eurpromonat', 'europromonat', 'eurpermonth'],
  'ct-kwh': ['ctkwh', 'centkwh', 'ctprokwh', 'centprokwh', 'ctperkwh'],
  'eur-kw-year': ['eurkwyear', 'eurkwundjahr', 'eurkwa', 'eurkwjahr', 'eurprokwundjahr'],
};

const PLAIN_WORDS: Readonly<Record<PlainTarget, readonly string[]>> = {
  product: ['product', 'produkt', 'produktkuerzel', 'kuerzel', 'tarif', 'tarifcode', 'productcode', 'code'],
  validFrom: ['validfrom', 'gueltigab', 'gueltigvon', 'ab', 'von', 'beginn', 'from'],
  validTo: ['validto', 'gueltigbis', 'bis', 'ende', 'to', 'until'],
  postalCodes: ['postalcodes', 'postalcode', 'plz', 'postleitzahl', 'postleitzahlen', 'gebiet', 'region', 'zip'],
  tierFrom: ['tierfrom', 'vonkwh', 'abkwh', 'staffelvon', 'verbrauchvon', 'fromkwh', 'kwhfrom', 'kwhvon'],
  tierTo: ['tierto', 'biskwh', 'staffelbis', 'verbrauchbis', 'tokwh', 'kwhto', 'kwhbis'],
  basis: ['basis', 'preisbasis', 'pricebasis', 'nettobrutto', 'steuer'],
  scope: ['scope', 'umfang'],
  type: ['type', 'preisart', 'pricetype', 'art'],
  unit: ['unit', 'einheit'],
  price: ['price', 'preis', 'betrag', 'wert', 'value'],
};

const keyOf = <T extends string>(words: Readonly<Record<T, readonly string[]>>, text: string): T | null =>
  ((Object.entries(words) as [T, readonly string[]][]).find(
    ([id, known]) => folded(id) === text || known.includes(text),
  )?.[0] as T | undefined) ?? null;

export const typeOf = (text: string): PriceType | null => keyOf(TYPE_WORDS, folded(text));
export const unitOf = (text: string): PriceUnit | null => keyOf(UNIT_WORDS, folded(text));

/** What a column is for by its name: a price with its unit (`Grundpreis €/Jahr`), or one of the others. */
export function targetOf(name: string): string | null {
  // Of `product/code` the last part is the column's own name; the whole of it may say more.
  const text = folded(name);
  const last = folded(name.split('/').at(-1) ?? '');
  for (const [type, words] of Object.entries(TYPE_WORDS).toReversed() as [PriceType, readonly string[]][])
    for (const unit of PRICE_TYPES[type].units)
      if (
        words.some((word) =>
          UNIT_WORDS[unit].some((one) => text.startsWith(word + one) || text.startsWith(`${word}in${one}`)),
        )
      )
        return `${type}.${unit}`;
  const own = keyOf(PLAIN_WORDS, text) ?? keyOf(PLAIN_WORDS, last);
  if (own !== null) return own;
  const type = typeOf(text);
  return type === null ? null : `${type}.${PRICE_TYPES[type].units[0]}`;
}
