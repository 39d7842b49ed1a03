/** German and English. */
export type Words = { readonly de: string; readonly en: string };

/** What a position belongs to in the price of energy. */
export const GROUPS = ['supply', 'grid', 'metering', 'concession', 'levies', 'taxes'] as const;
export type Group = (typeof GROUPS)[number];

/** Of a meter with several registers, or the levels of §14a EnWG module 3: high (HT), low (NT), standard (ST). */
export const REGISTERS = ['peak', 'off-peak', 'standard'] as const;
export type Register = (typeof REGISTERS)[number];

export type Unit = 'eur-year' | 'eur-month' | 'ct-kwh' | 'eur-kw-year';

/**
 * One price as data: what it is for, whom it applies to and when. Components of one `kind` are the same price in several tiers,
 * registers or times; at most one of them applies to a kilowatt hour on a day.
 */
export type Component = {
  readonly kind: string;
  readonly group: Group;
  readonly label: Words;
  readonly unit: Unit;
  /** A decimal as text, with all digits that have been published. A negative one is a reduction. */
  readonly price: string;
  readonly basis: 'net' | 'gross';
  /** Absent: for all that is not another component's of the kind. */
  readonly register?: Register;
  /** `steps`: the tier that the yearly quantity falls into prices all of it. `zones`: each part has the price of its zone. */
  readonly model?: 'steps' | 'zones';
  /** Tiers are half open: from < quantity ≤ to; none and zero mean from the first kilowatt hour. */
  readonly kwhFrom?: string;
  readonly kwhTo?: string;
  readonly kwFrom?: string;
  readonly kwTo?: string;
  /** Hours of use, yearly kWh by yearly maximum in kW: from ≤ hours < to, because exactly 2,500 belongs to the upper pair. */
  readonly hoursFrom?: string;
  readonly hoursTo?: string;
  /** Prices that follow each other as a whole, e.g. price sheets: what a later sheet does not have ends with the earlier one. */
  readonly series?: string;
  /** First and last day. */
  readonly validFrom: string;
  readonly validTo?: string;
  /** Where it comes from: a law, a publication, a price sheet with its version. */
  readonly source: string;
};

/** Value added tax in per cent. */
export type VatRate = {
  readonly percent: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: string;
};

/** What is used in a year, in kWh and kW. */
export type Consumption = {
  /** Of all registers together. */
  readonly kwh: string;
  /** When the meter has several; together they are `kwh`. */
  readonly registers?: Partial<Readonly<Record<Register, string>>>;
  /** Highest demand of the year, where it is measured. */
  readonly kw?: string;
};
