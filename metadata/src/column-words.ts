import { ADDRESS_PARTS } from './field-types/address.ts';
import type { FieldModel } from './model.ts';

/** Other names under which people keep the parts of an address, folded. */
const PART_WORDS: Readonly<Record<string, readonly string[]>> = {
  street: ['strasse', 'str', 'street'],
  houseNumber: ['hausnummer', 'hausnr', 'hnr', 'nr', 'housenumber', 'housenr'],
  addition: ['zusatz', 'adresszusatz', 'addition'],
  postalCode: ['plz', 'postleitzahl', 'zip', 'zipcode', 'postcode', 'postalcode'],
  city: ['ort', 'stadt', 'wohnort', 'city', 'town'],
  country: ['land', 'country', 'staat'],
};

/** Where a record has one of these, people call its column by what it is. */
const TYPE_WORDS: Readonly<Partial<Record<FieldModel['type'], readonly string[]>>> = {
  email: ['mail', 'email', 'emailadresse', 'mailadresse', 'emailaddress'],
  phone: ['telefon', 'telefonnummer', 'tel', 'phone', 'phonenumber'],
};

/** A field, or a part of an address, and the names of columns that mean it, folded. */
export type FieldWords = {
  readonly field: FieldModel;
  readonly part: string | null;
  readonly words: ReadonlySet<string>;
};

/** The name of a column as it is compared: small letters and digits only, umlauts spelled out. */
export const foldColumn = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');

/** By which names of columns fields are recognised; an address by its parts. */
export const wordsOfFields = (fields: readonly FieldModel[]): readonly FieldWords[] =>
  fields.flatMap((field): readonly FieldWords[] => {
    const own = [field.name, field.label.de, field.label.en].map(foldColumn);
    if (field.type !== 'address')
      return [{ field, part: null, words: new Set([...own, ...(TYPE_WORDS[field.type] ?? [])]) }];
    return Object.keys(ADDRESS_PARTS).map((part) => {
      const words = PART_WORDS[part] ?? [];
      return { field, part, words: new Set([...words, ...own.flatMap((name) => words.map((word) => name + word))]) };
    });
  });
