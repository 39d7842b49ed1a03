/**
 * A vCard between text and record: values by property, as settings name them. A part of a property (`N.family`) is a property
 * here; those with several values have their kinds.
 */
export type Card = ReadonlyMap<string, readonly CardValue[]>;

export type CardValue = {
  readonly text: string;
  /** Parts of an address. */
  readonly address?: CardAddress;
  /** Kinds in small letters: work, home, cell … */
  readonly types: readonly string[];
};

export type CardAddress = {
  readonly street: string;
  readonly extended: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
};

export type CardVersion = '3.0' | '4.0';

/** Positions of the parts in `N` (RFC 6350, 6.2.2). */
export const NAME_PARTS = ['N.family', 'N.given', 'N.additional', 'N.prefix', 'N.suffix'] as const;

/** Positions of the parts in `ADR` (RFC 6350, 6.3.1); what has no place here is left out. */
export const ADDRESS_PARTS = ['', 'extended', 'street', 'city', 'region', 'postalCode', 'country'] as const;

/** Properties with one text. */
export const TEXTS = ['KIND', 'FN', 'NICKNAME', 'TITLE', 'ROLE', 'BDAY', 'URL', 'NOTE'] as const;

/** Properties that a card may have several of, with kinds. */
export const TYPED = ['TEL', 'EMAIL'] as const;

export const textOf = (card: Card, property: string): string => card.get(property)?.[0]?.text ?? '';
