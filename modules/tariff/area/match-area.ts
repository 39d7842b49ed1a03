import { houseOf, spelled } from './spelling.ts';

/** Where a grid area reaches, as a record says. */
export type Assignment = {
  readonly area: string;
  readonly place: string;
  readonly district: string;
  readonly street: string;
  readonly numberFrom: number | null;
  readonly suffixFrom: string;
  readonly numberTo: number | null;
  readonly suffixTo: string;
  readonly parity: 'all' | 'odd' | 'even';
  readonly municipalityKey: string;
};

export type SoughtAddress = {
  readonly postalCode: string;
  readonly place?: string;
  readonly district?: string;
  readonly street?: string;
  readonly houseNumber?: string;
};

export type Need = 'place' | 'district' | 'street' | 'houseNumber';

/** What remains possible: one grid area in one municipality, several, or none; and what would tell them apart. */
export type AreaMatch = {
  readonly status: 'unique' | 'ambiguous' | 'none';
  readonly need: readonly Need[];
  readonly candidates: readonly Assignment[];
};

/**
 * From the assignments of a postal code to the grid area of an address: place, district, street, house number, as far as they are
 * known. What is named by itself goes before what is named by its place: a street before its place, a house before its street.
 */
export function matchArea(assignments: readonly Assignment[], sought: SoughtAddress): AreaMatch {
  const inPlace = narrowed(assignments, sought.place, (one) => one.place);
  const inDistrict = sought.district
    ? inPlace.filter((one) => one.district === '' || spelled(one.district) === spelled(sought.district ?? ''))
    : inPlace;
  const { street } = sought;
  const named = street ? inDistrict.filter((one) => spelled(one.street) === spelled(street)) : [];
  const possible = street ? housesOf(named, inDistrict, sought.houseNumber) : inDistrict;
  const candidates = distinct(possible);
  if (candidates.length === 0) return { status: 'none', need: [], candidates };
  if (candidates.length === 1) return { status: 'unique', need: [], candidates };
  return { status: 'ambiguous', need: needOf(possible, sought), candidates };
}

const narrowed = (
  all: readonly Assignment[],
  wanted: string | undefined,
  nameOf: (one: Assignment) => string,
): readonly Assignment[] => (wanted ? all.filter((one) => spelled(nameOf(one)) === spelled(wanted)) : all);

/** Those of the house when it is known; else of its street; else those of the place that name no street. */
function housesOf(
  named: readonly Assignment[],
  inDistrict: readonly Assignment[],
  houseNumber: string | undefined,
): readonly Assignment[] {
  const whole = inDistrict.filter((one) => one.street === '');
  if (named.length === 0) return whole;
  const house = houseNumber ? houseOf(houseNumber) : null;
  if (!house) return named.every((one) => one.numberFrom === null) ? named : [...named, ...whole];
  const ranges = named.filter((one) => one.numberFrom !== null && contains(one, house));
  if (ranges.length > 0) return ranges;
  const anyNumber = named.filter((one) => one.numberFrom === null);
  return anyNumber.length > 0 ? anyNumber : whole;
}

function contains(one: Assignment, house: { readonly number: number; readonly suffix: string }): boolean {
  const isOdd = house.number % 2 === 1;
  if (one.parity !== 'all' && (one.parity === 'odd') !== isOdd) return false;
  const from = one.numberFrom ?? 1;
  const to = one.numberTo ?? from;
  const isAfter = house.number > from || (house.number === from && house.suffix >= one.suffixFrom.toLowerCase());
  // Without a suffix the last number means all of its houses.
  const isBefore =
    house.number < to || (house.number === to && (one.suffixTo === '' || house.suffix <= one.suffixTo.toLowerCase()));
  return isAfter && isBefore;
}

/** One of each area and municipality. */
function distinct(possible: readonly Assignment[]): readonly Assignment[] {
  const found = new Map<string, Assignment>();
  for (const one of possible) {
    const key = `${one.area} ${one.municipalityKey}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function needOf(possible: readonly Assignment[], sought: SoughtAddress): readonly Need[] {
  const differs = (textOf: (one: Assignment) => string): boolean => new Set(possible.map(textOf)).size > 1;
  if (!sought.place && differs((one) => spelled(one.place))) return ['place'];
  const need: Need[] = [];
  if (!sought.district && differs((one) => spelled(one.district))) need.push('district');
  if (!sought.street && possible.some((one) => one.street !== '')) need.push('street');
  if (sought.street && !sought.houseNumber && possible.some((one) => one.numberFrom !== null)) need.push('houseNumber');
  return need;
}
