/** Types of fields whose values can be added up; a computed one can, when its result is a number. */
export const ADDED_UP: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent', 'duration']);

/** Types of fields by whose values records can be put together; times beside them, by their periods. */
export const GROUPED_BY: ReadonlySet<string> = new Set([
  'text',
  'integer',
  'boolean',
  'date',
  'option',
  'reference',
  'user',
  'team',
  'computed',
  'number-range',
]);
