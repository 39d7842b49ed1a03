import type { Address } from './compare-addresses.ts';
import { streetKey } from './compare-addresses.ts';
import { plain, plainCompany, soundOf, startOf } from './compare-names.ts';
import type { Entry } from './entry.ts';
import { plainIban } from './entry.ts';
import type { Check } from './settings.ts';

type Values = Readonly<Record<string, unknown>>;
type Named<Value> = { readonly field: string; readonly value: Value };

/** What is known of a record that entries can be compared with, each with the field it stands in. */
export type Facts = {
  readonly persons: readonly Named<{
    readonly firstName: string;
    readonly lastName: string;
    readonly birthDate: string;
  }>[];
  readonly companies: readonly Named<string>[];
  readonly addresses: readonly Named<Address>[];
  readonly ibans: readonly Named<string>[];
};

const text = (values: Values, field: string | undefined): string => {
  const value = field === undefined ? undefined : values[field];
  return typeof value === 'string' ? value.trim() : '';
};

export function factsOf(values: Values, check: Check): Facts {
  const birthDate = text(values, check.birthDate);
  const lastName = text(values, check.lastName);
  const holder = text(values, check.holder);
  const words = holder.split(/\s+/);
  return {
    persons: [
      ...(check.lastName && lastName !== ''
        ? [{ field: check.lastName, value: { firstName: text(values, check.firstName), lastName, birthDate } }]
        : []),
      ...(check.holder && words.length > 1
        ? [
            {
              field: check.holder,
              value: { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '', birthDate },
            },
          ]
        : []),
    ],
    companies: [check.company, check.holder].flatMap((field) => {
      const value = plainCompany(text(values, field));
      return field === undefined || value === '' ? [] : [{ field, value }];
    }),
    addresses: (check.addresses ?? []).flatMap((field) => {
      const value = values[field];
      return typeof value === 'object' && value !== null ? [{ field, value: value as Address }] : [];
    }),
    ibans: (check.ibans ?? []).flatMap((field) => {
      const value = plainIban(text(values, field));
      return value === '' ? [] : [{ field, value }];
    }),
  };
}

/** Keys by which the entries that could fit are found; the same are kept with each entry. */
export type Keys = Readonly<Record<'sounds' | 'starts' | 'streets' | 'ibans', readonly string[]>>;

export function keysOfFacts(all: readonly Facts[]): Keys {
  // First and last name are often mixed up, so both are looked for.
  const names = all
    .flatMap(({ persons, companies }) => [
      ...persons.flatMap(({ value }) => [plain(value.lastName), plain(value.firstName)]),
      ...companies.map(({ value }) => value),
    ])
    .filter((name) => name !== '');
  return {
    sounds: names.map(soundOf),
    starts: names.map(startOf),
    streets: all.flatMap(({ addresses }) => addresses.map(({ value }) => streetKey(value))),
    ibans: all.flatMap(({ ibans }) => ibans.map(({ value }) => value)),
  };
}

/** Keys of one entry, as they are stored with it. */
export function keysOfEntry(
  entry: Entry,
): Readonly<Record<'nameSound' | 'nameStart' | 'streetKey' | 'ibanKey', string | null>> {
  const name =
    entry.kind === 'person'
      ? plain(entry.lastName ?? '')
      : entry.kind === 'company'
        ? plainCompany(entry.company ?? '')
        : '';
  return {
    nameSound: soundOf(name) || null,
    nameStart: startOf(name) || null,
    streetKey: (entry.kind === 'address' && streetKey(entry.address ?? {})) || null,
    ibanKey: (entry.kind === 'bank-account' && plainIban(entry.iban ?? '')) || null,
  };
}
