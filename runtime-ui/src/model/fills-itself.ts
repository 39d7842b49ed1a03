import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { FieldModel } from './definitions.ts';

/** Nobody types it: the platform, a formula or an event sets it. */
export const fillsItself = (field: FieldModel): boolean =>
  field.readOnly === true || field.status !== undefined || !fieldTypes[field.type].writable;
