import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { refuse } from '../refusal.ts';
import { shapeIssueOf } from './shape-issue.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ajv = new Ajv({ allErrors: true, strict: false, formats: { uuid: UUID } });
const validators = new WeakMap<JsonSchema, ValidateFunction>();

/** Refuses with 422 and the places what is not of this shape. */
export function checkInput(schema: JsonSchema, input: unknown): void {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  if (!validate(input)) refuse(422, 'action.input', { issues: (validate.errors ?? []).map(shapeIssueOf) });
}
