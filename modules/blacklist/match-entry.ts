import type { Expression } from '@leitwerk/metadata/expression';
import { compileExpression } from '@leitwerk/metadata/expression';
import type { Address } from './compare-addresses.ts';
import { isSameHouse } from './compare-addresses.ts';
import { isSameGivenName, isSameName, plain, plainCompany } from './compare-names.ts';
import type { Entry } from './entry.ts';
import { plainIban } from './entry.ts';
import type { Facts } from './facts.ts';

/** A record as entries are compared with it. */
export type Candidate = {
  readonly entity: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly facts: Facts;
};

export type Moment = { readonly now: string; readonly today: string };

/** The field by which an entry fits a record; null when it does not. A condition fits without a field: ''. */
export async function fieldOfMatch(entry: Entry, candidate: Candidate, moment: Moment): Promise<string | null> {
  const { facts, values } = candidate;
  switch (entry.kind) {
    case 'person':
      return facts.persons.find(({ value }) => isPerson(entry, value) && livesThere(entry, facts))?.field ?? null;
    case 'company': {
      const name = plainCompany(entry.company ?? '');
      return facts.companies.find(({ value }) => isSameName(name, value) && livesThere(entry, facts))?.field ?? null;
    }
    case 'address':
      return facts.addresses.find(({ value }) => isSameHouse(entry.address ?? {}, value))?.field ?? null;
    case 'bank-account':
      return facts.ibans.find(({ value }) => value === plainIban(entry.iban ?? ''))?.field ?? null;
    case 'group':
      return entry.target === candidate.entity && entry.field && isInGroup(values[entry.field], entry.value ?? '')
        ? entry.field
        : null;
    case 'condition':
      return entry.target === candidate.entity && (await holds(entry, values, moment)) ? '' : null;
  }
}

type Person = Facts['persons'][number]['value'];

function isPerson(entry: Entry, person: Person): boolean {
  if (entry.birthDate && person.birthDate && entry.birthDate !== person.birthDate) return false;
  const first = entry.firstName ?? '';
  const last = plain(entry.lastName ?? '');
  const straight =
    isSameName(last, plain(person.lastName)) && (first === '' || isSameGivenName(first, person.firstName));
  // Only a whole name can be the wrong way round.
  const swapped = first !== '' && isSameName(last, plain(person.firstName)) && isSameGivenName(first, person.lastName);
  return straight || swapped;
}

/** The address of a person or company tells namesakes apart; where one of both has none, the name alone decides. */
function livesThere(entry: Entry, { addresses }: Facts): boolean {
  const code = codeOf(entry.address);
  const codes = addresses.map(({ value }) => codeOf(value)).filter((one) => one !== '');
  return code === '' || codes.length === 0 || codes.includes(code);
}

const codeOf = (address: Address | null | undefined): string => (address?.postalCode ?? '').replace(/\s/g, '');

const isInGroup = (value: unknown, wanted: string): boolean =>
  Array.isArray(value)
    ? value.some((one) => String(one) === wanted)
    : value !== null && value !== undefined && String(value) === wanted;

const compiled = new WeakMap<Entry, Expression>();

async function holds(entry: Entry, values: Candidate['values'], { now, today }: Moment): Promise<boolean> {
  try {
    const expression = compiled.get(entry) ?? compileExpression(entry.condition ?? '');
    compiled.set(entry, expression);
    return (await expression.evaluate(values, { now, today, user: null })) === true;
  } catch {
    // A condition that cannot be worked out on a record (a field is empty, or is gone) does not hold for it.
    return false;
  }
}
