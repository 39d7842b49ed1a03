import type { Address } from './compare-addresses.ts';

export const ENTRY = 'blacklist-entry';
export const RELEASE = 'blacklist-release';

export type EntryKind = 'person' | 'company' | 'address' | 'bank-account' | 'group' | 'condition';
export type Level = 'warn' | 'block';

/** A record of `blacklist-entry`. */
export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly kind: EntryKind;
  readonly level: Level;
  readonly reason: string;
  readonly active: boolean;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly birthDate?: string | null;
  readonly company?: string | null;
  readonly address?: Address | null;
  readonly iban?: string | null;
  readonly target?: string | null;
  readonly field?: string | null;
  readonly value?: string | null;
  readonly condition?: string | null;
};

/** Kinds of entries that are found by keys; the others are tried on every record of their entity. */
export const BY_KEYS: readonly EntryKind[] = ['person', 'company', 'address', 'bank-account'];

export const isInForce = ({ active, validFrom, validUntil }: Entry, today: string): boolean =>
  active && (!validFrom || validFrom <= today) && (!validUntil || validUntil >= today);

export const plainIban = (iban: string): string => iban.replace(/\s+/g, '').toUpperCase();
