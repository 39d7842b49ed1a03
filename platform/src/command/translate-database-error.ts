import type { Issue } from '@leitwerk/metadata/issue';
import type { Model } from '@leitwerk/metadata/model';
import type { Refusal } from '../refusal.ts';
import { tablesFromModel } from '../storage/tables-from-model.ts';

type DatabaseError = { readonly code: string; readonly constraint?: string; readonly column?: string };

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5;

/** Another transaction was in the way: the same work may succeed when it is done again. */
export const isTransient = (error: unknown): boolean =>
  isDatabaseError(error) && (error.code === '40001' || error.code === '40P01');

/** What the database found that no rule could know before: told like a rule. Null when it is a fault. */
export function refusalOfDatabaseError(error: unknown, model: Model): Refusal | null {
  if (!isDatabaseError(error)) return null;
  switch (error.code) {
    case '23505':
      return { status: 422, code: 'record.invalid', issues: uniqueIssues(error.constraint, model) };
    case '23503':
      return { status: 409, code: 'record.reference-changed' };
    case '22003':
      return {
        status: 422,
        code: 'record.invalid',
        issues: [{ path: error.column ?? '', code: 'value.out-of-range' }],
      };
    case '57014':
      return { status: 503, code: 'request.took-too-long' };
    default:
      return null;
  }
}

function uniqueIssues(constraint: string | undefined, model: Model): Issue[] {
  const object = tablesFromModel(model)
    .flatMap((table) => table.objects)
    .find((one) => one.name === constraint);
  const fields = object?.unique ? [object.unique].flat() : [];
  return fields.length > 0
    ? fields.map((field): Issue => ({ path: field.name, code: 'value.not-unique', params: { field: field.label } }))
    : [{ path: '', code: 'value.not-unique' }];
}
