import type { FieldModel, Values } from '../model/definitions.ts';
import { equalValues } from './equal-values.ts';
import { plainFromShown } from './plain-from-shown.ts';

export type Choice = 'mine' | 'theirs';

export type Conflict = {
  /** Changed by both, differently: somebody has to choose. */
  readonly open: readonly FieldModel[];
  /** Changed by the others only. */
  readonly merged: readonly FieldModel[];
};

const differ = (field: FieldModel, one: Values, other: Values): boolean =>
  !equalValues(plainFromShown(one[field.name], field), plainFromShown(other[field.name], field));

export function findConflict(fields: readonly FieldModel[], base: Values, mine: Values, theirs: Values): Conflict {
  const changed = fields.filter((field) => differ(field, base, theirs));
  const open = changed.filter((field) => differ(field, base, mine) && differ(field, mine, theirs));
  return { open, merged: changed.filter((field) => !open.includes(field)) };
}

/** Theirs, with my changes on top where I changed something and did not choose theirs. */
export function mergeValues(
  fields: readonly FieldModel[],
  base: Values,
  mine: Values,
  theirs: Values,
  choices: Readonly<Record<string, Choice>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...theirs };
  for (const field of fields) {
    if (differ(field, base, mine) && choices[field.name] !== 'theirs') {
      merged[field.name] = mine[field.name];
    }
  }
  return merged;
}
