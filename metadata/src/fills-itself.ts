import { fieldTypes } from './field-types.ts';
import type { FieldModel } from './model.ts';

/** Nobody types it: the platform, a formula or an event sets it. */
export const fillsItself = (field: FieldModel): boolean =>
  field.readOnly === true || field.status !== undefined || !fieldTypes[field.type].writable;

/** What stays with the record at which it was put. */
const STAYING: ReadonlySet<FieldModel['type']> = new Set(['file', 'image']);

/** Whether a record that is made after another takes the value over: not what no other record may have. */
export const isTakenOver = (field: FieldModel): boolean =>
  !fillsItself(field) && field.unique !== true && !STAYING.has(field.type);
