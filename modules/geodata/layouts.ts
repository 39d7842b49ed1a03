import type { CsvDialect, ImportSettings } from '@leitwerk/metadata/wire/import';

/** A published form of file that is understood, and what becomes of it. */
export type Layout = {
  /** Also what it is called in answers. */
  readonly id:
    | 'openplz-streets'
    | 'geonames-postal-codes'
    | 'geonames-municipalities'
    | 'own-streets'
    | 'own-places'
    | 'own-municipalities';
  /** Names of the columns in the header; null when the file has none. */
  readonly header: readonly string[] | null;
  readonly settings: Omit<ImportSettings, 'dialect'> & {
    readonly dialect: Omit<CsvDialect, 'delimiter'>;
  };
};

const READ = { mode: 'both', empty: 'keep' } as const;
const UTF8 = { encoding: 'utf-8', header: true } as const;
const PLACE_KEY = ['postalCode', 'place'];
const STREET_KEY = ['name', 'postalCode', 'place'];
const MUNICIPALITY_KEY = ['key'];

/** OpenPLZ writes `Ahornstr.` and `Alte Str.`; people write and look for the whole word. */
const WHOLE_WORD =
  '$substring(value, -4) in ["str.", "Str."] ? $substring(value, 0, $length(value) - 1) & "aße" : value';
/** A street is not refused because its municipality is not known. */
const KEY_OR_NOTHING = '$length(value) = 8 ? value : ""';
/** Spreadsheet programs take a key for a number: 01001000 becomes 1001000. */
const WITH_LOST_ZERO = '$length(value) = 7 ? "0" & value : value';
/** GeoNames writes 0 for inhabitants that it does not know. */
const KNOWN_NUMBER = 'value = "0" ? "" : value';

/** States by the first two digits of a municipality's key; GeoNames has a numbering of its own. */
const STATES = {
  '01': 'Schleswig-Holstein',
  '02': 'Hamburg',
  '03': 'Niedersachsen',
  '04': 'Bremen',
  '05': 'Nordrhein-Westfalen',
  '06': 'Hessen',
  '07': 'Rheinland-Pfalz',
  '08': 'Baden-Württemberg',
  '09': 'Bayern',
  '10': 'Saarland',
  '11': 'Berlin',
  '12': 'Brandenburg',
  '13': 'Mecklenburg-Vorpommern',
  '14': 'Sachsen',
  '15': 'Sachsen-Anhalt',
  '16': 'Thüringen',
} as const;
const STATE_OF_KEY = `$lookup(${JSON.stringify(STATES)}, $substring(value, 0, 2))`;

/** THE list of layouts. */
export const LAYOUTS: readonly Layout[] = [
  {
    id: 'openplz-streets',
    header: ['Name', 'PostalCode', 'Locality', 'RegionalKey', 'Borough', 'Suburb'],
    settings: {
      ...READ,
      entity: 'geodata-street',
      dialect: UTF8,
      language: 'en',
      key: STREET_KEY,
      columns: [
        { column: 'Name', field: 'name', expression: WHOLE_WORD },
        { column: 'PostalCode', field: 'postalCode' },
        { column: 'Locality', field: 'place' },
        { column: 'RegionalKey', field: 'municipalityKey', expression: KEY_OR_NOTHING },
      ],
    },
  },
  {
    // country code, postal code, place name, admin name1, admin code1, admin name2, admin code2, admin name3, admin code3,
    // latitude, longitude, accuracy
    id: 'geonames-postal-codes',
    header: null,
    settings: {
      ...READ,
      entity: 'geodata-place',
      dialect: { encoding: 'utf-8', header: false },
      language: 'en',
      key: PLACE_KEY,
      columns: [
        { column: '2', field: 'postalCode' },
        { column: '3', field: 'place' },
        { column: '4', field: 'state' },
        { column: '8', field: 'district' },
        { column: '10', field: 'latitude' },
        { column: '11', field: 'longitude' },
      ],
    },
  },
  {
    // geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code, country code, cc2,
    // admin1 code, admin2 code, admin3 code, admin4 code, population, elevation, dem, timezone, modification date
    id: 'geonames-municipalities',
    header: null,
    settings: {
      ...READ,
      entity: 'geodata-municipality',
      dialect: { encoding: 'utf-8', header: false },
      language: 'en',
      only: "row.'8' = 'ADM4' and row.'9' = 'DE'",
      key: MUNICIPALITY_KEY,
      columns: [
        { column: '2', field: 'name' },
        { column: '5', field: 'latitude' },
        { column: '6', field: 'longitude' },
        { column: '14', field: 'key' },
        { column: '14', field: 'state', expression: STATE_OF_KEY },
        { column: '15', field: 'inhabitants', expression: KNOWN_NUMBER },
      ],
    },
  },
  {
    id: 'own-places',
    header: ['PLZ', 'Ort', 'Gemeinde', 'Land', 'Breite', 'Länge'],
    settings: {
      ...READ,
      entity: 'geodata-place',
      dialect: UTF8,
      language: 'en',
      key: PLACE_KEY,
      columns: [
        { column: 'PLZ', field: 'postalCode' },
        { column: 'Ort', field: 'place' },
        { column: 'Gemeinde', field: 'municipality' },
        { column: 'Land', field: 'state' },
        { column: 'Breite', field: 'latitude' },
        { column: 'Länge', field: 'longitude' },
      ],
    },
  },
  {
    id: 'own-streets',
    header: ['Straße', 'PLZ', 'Ort'],
    settings: {
      ...READ,
      entity: 'geodata-street',
      dialect: UTF8,
      language: 'de',
      key: STREET_KEY,
      columns: [
        { column: 'Straße', field: 'name' },
        { column: 'PLZ', field: 'postalCode' },
        { column: 'Ort', field: 'place' },
      ],
    },
  },
  {
    id: 'own-municipalities',
    header: ['AGS', 'Gemeinde', 'Kreis', 'Land', 'Einwohner'],
    settings: {
      ...READ,
      entity: 'geodata-municipality',
      dialect: UTF8,
      language: 'de',
      key: MUNICIPALITY_KEY,
      columns: [
        { column: 'AGS', field: 'key', expression: WITH_LOST_ZERO },
        { column: 'Gemeinde', field: 'name' },
        { column: 'Kreis', field: 'district' },
        { column: 'Land', field: 'state' },
        { column: 'Einwohner', field: 'inhabitants' },
      ],
    },
  },
];
