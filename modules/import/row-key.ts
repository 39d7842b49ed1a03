import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import type { EntityView } from '@leitwerk/platform/module/module-reach';

/**
 * The key of a row or record, of values in the form in which they are stored; null when a part of it is missing or nothing is
 * matched by a key.
 */
export function keyOf(
  values: Readonly<Record<string, unknown>>,
  { key }: ImportSettings,
  view: EntityView,
): string | null {
  const parts = key.map((name) => storedValue(name, values[name], view));
  const isWhole = parts.length > 0 && parts.every((part) => part !== null && part !== undefined && part !== '');
  return isWhole ? JSON.stringify(parts) : null;
}

/** A value as it is stored; null when there is none. */
export function storedValue(name: string, value: unknown, view: EntityView): unknown {
  const field = view.entity.fields.find((one) => one.name === name);
  if (!field || value === null || value === undefined) return null;
  const normal = fieldTypes[field.type].normalize?.(value, field, name);
  return normal && 'value' in normal ? normal.value : value;
}
