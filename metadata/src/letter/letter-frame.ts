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

/** Parts of an address. */
export const ADDRESS_PARTS: ReadonlySet<string> = new Set([
  'street',
  'houseNumber',
  'addition',
  'postalCode',
  'city',
  'country',
]);

const SHOWN_NOWHERE: ReadonlySet<string> = new Set(['json', 'file', 'image', 'child-rows', 'repetition']);

export const isPrintable = ({ type }: FieldModel): boolean => !SHOWN_NOWHERE.has(type);
