import type { Issue } from '@leitwerk/metadata/issue';
import type { ErrorObject } from 'ajv';

/** What does not fit a module's schema, with its place in dots. */
export function shapeIssueOf({ instancePath, keyword, params, message }: ErrorObject): Issue {
  const given: Readonly<Record<string, unknown>> = params;
  const path = instancePath.slice(1).replaceAll('/', '.');
  const below = (name: unknown): string => (path === '' ? String(name) : `${path}.${String(name)}`);
  if (keyword === 'additionalProperties') {
    const key = String(given['additionalProperty']);
    return { path: below(key), code: 'value.unknown-key', params: { key } };
  }
  if (keyword === 'required') return { path: below(given['missingProperty']), code: 'value.required' };
  return { path, code: 'document.value', params: { expected: message ?? keyword } };
}
