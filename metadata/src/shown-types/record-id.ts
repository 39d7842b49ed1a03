import type { ShownType } from '../shown-type.ts';
import { isNothing } from './nothing.ts';
import { CHOICE_OPERATORS } from './operators.ts';

/** The title of an expanded reference; the id of one that is not. */
export function titleOfReference(value: unknown): string {
  if (isNothing(value)) return '';
  if (typeof value !== 'object') return String(value);
  const { title, id } = value as { readonly title?: unknown; readonly id?: unknown };
  return String(title ?? id ?? '');
}

const recordId: ShownType = { operators: CHOICE_OPERATORS, sortable: false, format: titleOfReference };

export const reference = recordId;
export const user = recordId;
export const team = recordId;
