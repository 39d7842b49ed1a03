import type { Parsed } from '../field-type.ts';
import type { Issue } from '../issue.ts';

export const valid = (value: unknown): Parsed => ({ value });

export const invalid = (path: string, code: string, params?: Issue['params']): Parsed => ({
  issue: { path, code, ...(params && { params }) },
});

/** Goes on with the value, if there is one. */
export const chain = (parsed: Parsed, next: (value: unknown) => Parsed): Parsed =>
  'issue' in parsed ? parsed : next(parsed.value);
