import type { FieldModel, Values } from '../model/definitions.ts';
import { equalValues, isRecord } from './equal-values.ts';
import { plainFromShown } from './plain-from-shown.ts';

/** RFC 7386 in one direction: what must be merged into `before` to get `after`. */
export function mergePatch(before: unknown, after: unknown): unknown {
  if (!isRecord(before) || !isRecord(after)) return after ?? null;
  const patch: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!equalValues(before[key], after[key])) patch[key] = mergePatch(before[key], after[key]);
  }
  return patch;
}

export const changedFields = (fields: readonly FieldModel[], before: Values, after: Values): FieldModel[] =>
  fields.filter(
    (field) => !equalValues(plainFromShown(before[field.name], field), plainFromShown(after[field.name], field)),
  );

/** Only what was changed, so that two people can edit different fields. */
export function patchFromValues(fields: readonly FieldModel[], before: Values, after: Values): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const field of changedFields(fields, before, after)) {
    const was = plainFromShown(before[field.name], field);
    patch[field.name] = mergePatch(was, plainFromShown(after[field.name], field));
  }
  return patch;
}
