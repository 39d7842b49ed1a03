/** By station of the way of a row, the properties that it edits. */
export const INTERFACE_STAGES = {
  source: ['pickUp', 'expected'],
  read: ['format', 'language'],
  check: ['columns', 'only', 'unknownColumns'],
  match: ['key'],
  result: ['examples'],
} as const;

/** All that the picture edits. */
export const INTERFACE_PARTS: readonly string[] = [...Object.values(INTERFACE_STAGES).flat(), 'steps'];

/** The same of a variant of an interface; its steps stand for themselves. */
export const VARIANT_STAGES = {
  ...INTERFACE_STAGES,
  check: ['columns', 'moreColumns', 'only', 'unknownColumns'],
} as const;

export const VARIANT_PARTS: readonly string[] = [...Object.values(VARIANT_STAGES).flat(), 'steps'];
