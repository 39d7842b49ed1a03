import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { refuse } from '../refusal.ts';
import { shapeIssueOf } from './shape-issue.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ajv = new Ajv({ allErrors: true, strict: false, formats: { uuid: UUID, 'date-time': true } });
const validators = new WeakMap<JsonSchema, ValidateFunction>();

/** What of a value is not of this shape, each with its place. */
export function shapeIssues(schema: JsonSchema, value: unknown): readonly Issue[] {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(shapeIssueOf);
}

/** Refuses with 422 and the places what is not of this shape. */
export function checkInput(schema: JsonSchema, input: unknown): void {
  const issues = shapeIssues(schema, input);
  if (issues.length > 0) refuse(422, 'action.input', { issues });
}
