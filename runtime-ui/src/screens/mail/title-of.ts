/** The title of a record that a reference was expanded to. */
export const titleOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'title' in value ? String(value.title) : '';
