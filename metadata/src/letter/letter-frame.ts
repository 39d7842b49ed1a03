import type { Label } from '../generated/definitions.gen.ts';
import type { FieldModel } from '../model.ts';
import type { LetterEntity } from './letter-entity.ts';
import type { GatheredNeeds } from './letter-needs.ts';

/** What names mean at a place of a letter. */
export type Frame =
  | { readonly is: 'record'; readonly entity: LetterEntity; readonly needs: GatheredNeeds }
  /** A row of a field of rows. */
  | { readonly is: 'row'; readonly columns: readonly FieldModel[]; readonly of: string }
  /** A text that is about no record. */
  | { readonly is: 'nothing' };

/** What a name has led to. */
export type Found =
  | { readonly is: 'record'; readonly entity: LetterEntity; readonly needs: GatheredNeeds }
  | { readonly is: 'row'; readonly columns: readonly FieldModel[]; readonly of: string }
  | { readonly is: 'nothing' }
  | {
      readonly is: 'field';
      readonly field: FieldModel;
      readonly entity?: LetterEntity;
      readonly needs?: GatheredNeeds;
    }
  /** Part of an address. */
  | { readonly is: 'part' };

/** Parts of an address, with what people call them. */
export const ADDRESS_PARTS: Readonly<Record<string, Label>> = {
  street: { de: 'Straße', en: 'Street' },
  houseNumber: { de: 'Hausnummer', en: 'House number' },
  addition: { de: 'Zusatz', en: 'Addition' },
  postalCode: { de: 'PLZ', en: 'Postal code' },
  city: { de: 'Ort', en: 'City' },
  country: { de: 'Land', en: 'Country' },
};

const SHOWN_NOWHERE: ReadonlySet<string> = new Set(['json', 'file', 'image', 'child-rows', 'repetition']);

export const isPrintable = ({ type }: FieldModel): boolean => !SHOWN_NOWHERE.has(type);
