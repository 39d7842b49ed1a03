import { fieldTypes } from './field-types.ts';
import type { Field, FieldTypeName } from './generated/definitions.gen.ts';

/** Properties that every type may have. */
const COMMON: readonly (keyof Field)[] = [
  'id',
  'name',
  'formerNames',
  'type',
  'label',
  'help',
  'required',
  'requiredWhen',
  'visibleWhen',
  'readOnlyWhen',
  'readOnly',
];

/** Without these a type means nothing. */
const NEEDED: Readonly<Partial<Record<FieldTypeName, readonly (keyof Field)[]>>> = {
  reference: ['entity'],
  references: ['entity'],
  'child-rows': ['columns'],
  computed: ['expression', 'result'],
  'roll-up': ['entity', 'via', 'measure'],
  'number-range': ['numbering'],
};

/** What a definition may say of a field of this type; anything else is an error. */
export const propertiesOfType = (type: FieldTypeName): ReadonlySet<string> =>
  new Set([...COMMON, ...fieldTypes[type].properties]);

/** What it must say beside what every field must. */
export const neededOfType = (type: FieldTypeName): readonly (keyof Field)[] => NEEDED[type] ?? [];
