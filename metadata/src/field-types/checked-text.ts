import type { JsonSchema, Parsed } from '../field-type.ts';
import type { FieldModel } from '../model.ts';
import { invalid, valid } from './parsed.ts';

/** A text without blanks around it, of the right length and without characters that nobody can see. Empty is null. */
export function checkedText(value: unknown, field: FieldModel, path: string, longest: number, lines: boolean): Parsed {
  if (typeof value !== 'string') return invalid(path, 'value.text');
  const text = value.trim();
  if (text === '') return valid(null);
  // PostgreSQL cannot store NUL, and the other control characters are never meant.
  if ((lines ? /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/ : /[\u0000-\u001f]/).test(text)) {
    return invalid(path, lines ? 'value.control-character' : 'value.one-line');
  }
  const most = field.maxLength ?? longest;
  if (text.length > most) return invalid(path, 'value.too-long', { most });
  if (field.minLength !== undefined && text.length < field.minLength)
    return invalid(path, 'value.too-short', { least: field.minLength });
  return valid(text);
}

/** Bounds of a text's length as JSON Schema says them. */
export const lengthsOf = (field: FieldModel, longest: number): JsonSchema => ({
  ...(field.minLength !== undefined && { minLength: field.minLength }),
  maxLength: field.maxLength ?? longest,
});
