import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { refuse } from '../refusal.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ajv = new Ajv({ allErrors: true, strict: false, formats: { uuid: UUID } });
const validators = new WeakMap<JsonSchema, ValidateFunction>();

/** Refuses with 422 and the places what is not of this shape. */
export function checkInput(schema: JsonSchema, input: unknown): void {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  if (!validate(input)) refuse(422, 'action.input', { issues: (validate.errors ?? []).map(issueOf) });
}

function issueOf({ instancePath, keyword, params, message }: ErrorObject) {
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
