import type { ImportSettings } from '@leitwerk/metadata/wire/import';

/** A published form of file that is understood, and what becomes of it. */
export type Layout = {
  /** Also what it is called in answers. */
  readonly id: 'openplz-streets' | 'geonames-postal-codes' | 'own-streets' | 'own-places';
  /** Names of the columns in the header; null when the file has none. */
  readonly header: readonly string[] | null;
  readonly settings: Omit<ImportSettings, 'dialect'> & {
    readonly dialect: Omit<ImportSettings['dialect'], 'delimiter'>;
  };
};

const READ = { mode: 'both', empty: 'keep' } as const;
const UTF8 = { encoding: 'utf-8', header: true } as const;
const PLACE_KEY = ['postalCode', 'place'];
const STREET_KEY = ['name', 'postalCode', 'place'];

/** OpenPLZ writes `Ahornstr.` and `Alte Str.`; people write and look for the whole word. */
const WHOLE_WORD =
  '$substring(value, -4) in ["str.", "Str."] ? $substring(value, 0, $length(value) - 1) & "aße" : value';
export const wholeStreetWord = (name: string): string => name.replace(/([Ss])tr\.$/, '$1traße');

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
];
