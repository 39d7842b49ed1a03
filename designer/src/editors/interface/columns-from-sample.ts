import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { InterfaceColumn, InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { fieldOfColumn, placeOf } from '@leitwerk/metadata/interface/columns';
import type { SampleColumn } from '../../client/interface-trial.ts';
import { idFromText } from '../../schema-form/initial-value.ts';

/** In this order: the first that fits all values is taken. */
const GUESSED = ['email', 'date', 'date-time', 'integer', 'decimal'] as const;
/** Digits that nobody counts with. */
const IS_NUMBER_OF = /plz|zip|postal|nummer|number|code|iban|(^|[^a-z])(nr|no|id)([^a-z]|$)/i;
const IS_MAIL = /(^|[^a-z]|e-?)mail/i;
const IS_PHONE = /\b(tel|phone|mobil|handy|fax)/i;
const MOST_ID = 48;

/** Columns of a sample that an interface does not know yet, as it may say them: each with a name of its own and a type that fits. */
export function columnsFromSample(
  found: readonly SampleColumn[],
  {
    columns,
    language,
  }: { readonly columns: readonly InterfaceColumn[]; readonly language: InterfaceDefinition['language'] },
): readonly InterfaceColumn[] {
  const known = new Set(columns.map((column) => plain(placeOf(column))));
  const taken = new Set(columns.map(({ id }) => id));
  return found
    .filter(({ from }) => !known.has(plain(from)))
    .map(({ from, values }) => {
      const id = freeId(from, taken);
      taken.add(id);
      return { id, ...(from !== id && { from, label: { de: from, en: from } }), type: typeOf(from, values, language) };
    });
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

function freeId(from: string, taken: ReadonlySet<string>): string {
  const made = idFromText(from.replace(/([a-z])([A-Z])/g, '$1 $2'), 'camel').slice(0, MOST_ID - 3);
  const id = /^[a-z]/.test(made) ? made : `column${made}`;
  for (let count = 1; ; count += 1) {
    const one = count === 1 ? id : `${id}${count}`;
    if (!taken.has(one)) return one;
  }
}

function typeOf(from: string, values: readonly string[], language: 'de' | 'en'): InterfaceColumn['type'] {
  const given = values.map((value) => value.trim()).filter(Boolean);
  // By their names, since there is always one that somebody has mistyped.
  if (IS_PHONE.test(from)) return 'phone';
  if (IS_MAIL.test(from)) return 'email';
  if (given.length === 0 || IS_NUMBER_OF.test(from) || given.some((value) => /^0\d/.test(value))) return 'text';
  const fits = (type: (typeof GUESSED)[number]): boolean => {
    const field = fieldOfColumn({ id: 'value', type });
    return given.every((value) => !('issue' in fieldTypes[type].parse(value, field, language)));
  };
  return GUESSED.find(fits) ?? 'text';
}
