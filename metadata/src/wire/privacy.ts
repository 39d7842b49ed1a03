import type { Label, LegalBasis } from '../generated/definitions.gen.ts';
import type { WireReference } from './wire.ts';

/** What becomes of a record when its person asks for erasure. */
export type WirePrivacyOutcome = 'delete' | 'restrict' | 'keep' | 'hold';

/** A person whose data can be reported and erased. */
export type WirePerson = {
  readonly entity: string;
  readonly id: string;
  readonly title: string | null;
  readonly isRestricted: boolean;
  readonly isHeld: boolean;
};

/** One record about a person, and what would become of it today. */
export type WirePersonalRecord = {
  readonly entity: string;
  readonly id: string;
  /** Null when the reader may not read it. */
  readonly title: string | null;
  readonly outcome: WirePrivacyOutcome;
  /** Last day on which it must be kept (YYYY-MM-DD); null when it goes now or is kept without a date. */
  readonly until: string | null;
  /** Why it does not go now, in the reader's language. */
  readonly reason: string | null;
  readonly isInBin: boolean;
};

export type WirePrivacyCategory = {
  readonly id: string;
  readonly label: Label;
  readonly purpose: Label;
  readonly legalBasis: LegalBasis;
  readonly count: number;
  readonly counts: Readonly<Partial<Record<WirePrivacyOutcome, number>>>;
  /** The last day on which anything of it must be kept. */
  readonly until: string | null;
  readonly entities: readonly { readonly entity: string; readonly label: Label; readonly count: number }[];
  /** The first of its records. */
  readonly records: readonly WirePersonalRecord[];
  /** Of a category that rests on consent: what is known of each, field by field, in the reader's language. */
  readonly evidence: readonly {
    readonly entity: string;
    readonly id: string;
    readonly title: string | null;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
  }[];
};

/** Everything about a person at a glance. */
export type WirePersonOverview = {
  readonly person: WirePerson;
  readonly hold: { readonly reason: string; readonly at: string; readonly by: WireReference } | null;
  /** Whether somebody has restricted the data on request. */
  readonly isRequested: boolean;
  readonly count: number;
  readonly counts: Readonly<Partial<Record<WirePrivacyOutcome, number>>>;
  readonly categories: readonly WirePrivacyCategory[];
  /** Records of others that refer to what would go; they let go of it. */
  readonly mentions: number;
  readonly events: readonly {
    readonly at: string;
    readonly by: WireReference;
    readonly action: 'report' | 'restrict' | 'lift' | 'erase' | 'hold' | 'release';
    readonly counts: Readonly<Record<string, number>>;
  }[];
};

/** Who has seen what of a person. */
export type WireAccess = {
  readonly id: number;
  readonly at: string;
  readonly by: WireReference;
  /** Name; null when the entity is gone. */
  readonly entity: string | null;
  readonly recordId: string;
  readonly title: string | null;
  /** Labels in the reader's language. */
  readonly fields: readonly string[];
  readonly via: 'record' | 'list' | 'history' | 'export' | 'report' | 'module';
};

export type WireAccessPage = { readonly items: readonly WireAccess[]; readonly next: number | null };
