import type { FormDefinition } from './generated/definitions.gen.ts';
import { isPlain } from './keyed-list.ts';

type Filtered = Pick<FormDefinition, 'roles' | 'filter'>;

/** What a filter of a form says of one value. */
type Wanted = { readonly is: boolean; readonly values: readonly unknown[] };

/** Each name or path of a form's filter with what is wanted there; null for what a form cannot go by. */
export const wantedOf = (
  filter: FormDefinition['filter'],
): readonly (readonly [path: string, wanted: Wanted | null])[] =>
  Object.entries(filter ?? {}).map(([path, value]) => [path, wanted(value)]);

function wanted(value: unknown): Wanted | null {
  const [operator, given] = isPlain(value) ? (Object.entries(value)[0] ?? []) : ['eq', value];
  const many = operator === 'in' || operator === 'notIn';
  if (isPlain(value) && Object.keys(value).length !== 1) return null;
  if (!many && operator !== 'eq' && operator !== 'ne') return null;
  if (many !== Array.isArray(given)) return null;
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (!values.every((one) => typeof one === 'string' || typeof one === 'boolean')) return null;
  return { is: operator === 'eq' || operator === 'in', values };
}

/**
 * The form that a person gets for a record: one for his roles before one for everybody, and among those one that the record's values
 * ask for before one for all records.
 * @param valueAt by name of the field, `product.kind` through a reference
 */
export function chooseForm<F extends Filtered>(
  forms: readonly F[],
  roles: readonly string[],
  valueAt: (path: string) => unknown,
): F | undefined {
  const fitting = forms.filter(
    (form) =>
      (form.roles === undefined || form.roles.some((role) => roles.includes(role))) &&
      wantedOf(form.filter).every(([path, one]) => one !== null && one.values.includes(valueAt(path)) === one.is),
  );
  const [first] = fitting.toSorted((a, b) => weight(b) - weight(a));
  return first;
}

const weight = ({ roles, filter }: Filtered): number => (roles ? 2 : 0) + (filter ? 1 : 0);
