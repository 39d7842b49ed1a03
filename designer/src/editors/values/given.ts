import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { Schema } from '@leitwerk/metadata/schema-node';
import type { FieldModel } from '@leitwerk/runtime-ui/renderer';

/** How a value of an action is given: as it is, worked out by a formula, or as nothing. */
export type Way = 'value' | 'formula' | 'empty';

export function wayOf(value: unknown): Way {
  if (value === null) return 'empty';
  return isPlain(value) && typeof value['formula'] === 'string' && Object.keys(value).length === 1
    ? 'formula'
    : 'value';
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isWhole = (value: unknown): boolean => Number.isInteger(value);
const isExact = (value: unknown): boolean => isText(value) || typeof value === 'number';

/** Types of fields whose values can be given in a definition. Records and files are not the same in every installation. */
const GIVEN: { readonly [T in FieldModel['type']]?: (value: unknown) => boolean } = {
  text: isText,
  'long-text': isText,
  email: isText,
  phone: isText,
  link: isText,
  option: isText,
  options: (value) => Array.isArray(value) && value.every(isText),
  boolean: (value) => typeof value === 'boolean',
  integer: isWhole,
  duration: isWhole,
  decimal: isExact,
  money: isExact,
  percent: isExact,
  date: isText,
  time: isText,
  'date-time': isText,
};

/** Whether a value of this field can be entered by the input of its type. */
export const canBeGiven = (field: FieldModel): boolean => GIVEN[field.type] !== undefined;

/** Whether the input of the field's type shows this value as it is; others stay JSON. */
export const isGiven = (field: FieldModel, value: unknown): boolean =>
  value === null || GIVEN[field.type]?.(value) === true;

const WORKED_OUT: ReadonlySet<FieldModel['type']> = new Set(['computed', 'roll-up', 'number-range']);

/** Fields that an action can give a value. */
export const writableFields = (fields: readonly FieldModel[]): readonly FieldModel[] =>
  fields.filter(({ type }) => !WORKED_OUT.has(type));

type Scalar = 'choice' | 'boolean' | 'integer' | 'number' | 'text';

/** By what an input of an action is entered; null where its schema asks for more than a single value. */
export function scalarOf(schema: Schema | undefined): Scalar | null {
  if (schema?.enum) return 'choice';
  switch (schema?.type) {
    case 'boolean':
    case 'integer':
    case 'number':
      return schema.type;
    case 'string':
      return 'text';
    default:
      return null;
  }
}

/** Whether an input of that sort shows this value as it is. */
export function isScalar(scalar: Scalar, value: unknown): boolean {
  if (scalar === 'boolean') return typeof value === 'boolean';
  return scalar === 'integer' || scalar === 'number' ? typeof value === 'number' : isText(value);
}

/** What an input begins with that somebody adds. */
export function firstValue(schema: Schema | undefined): unknown {
  switch (scalarOf(schema)) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return schema?.minimum ?? 0;
    case 'choice':
      return schema?.enum?.[0] ?? '';
    default:
      return schema === undefined || schema.type === 'string' ? '' : schema.type === 'array' ? [] : {};
  }
}

/** The schema of an action's input, as far as a form needs it. */
export const inputSchema = (given: unknown): Schema => (isPlain(given) ? (given as Plain as Schema) : {});
