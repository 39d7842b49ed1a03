/** By station of the way of a row, the properties that it edits. */
export const INTERFACE_STAGES = {
  source: ['pickUp', 'expected'],
  read: ['format', 'language'],
  check: ['columns', 'only'],
  match: ['key'],
  result: ['examples'],
} as const;

/** All that the picture edits. */
export const INTERFACE_PARTS: readonly string[] = [...Object.values(INTERFACE_STAGES).flat(), 'steps'];
