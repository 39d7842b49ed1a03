import type { WireRecord } from '@leitwerk/metadata/wire';
import type { DavReach, KeptResource } from '@leitwerk/platform/module/module-dav';
import type { EntityView } from '@leitwerk/platform/module/module-reach';
import type ICAL from 'ical.js';
import type { ParticipantShape } from './settings.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a device sent, as the record that it is to become. */
export type Draft = {
  readonly uid: string;
  /** By name of the field; what the content lacks is null. */
  readonly values: Values;
  /** The entry as it was sent; null of what is no calendar. */
  readonly entry?: ICAL.Component;
  /** Kept beside the record: JSON. */
  readonly rest: unknown;
  /** A transition that the content asks for, by the record as it is (none for a new one). */
  readonly eventFor?: (record: WireRecord | null) => string | null;
  /** Whether that transition makes a record that is done one that can be changed again. */
  readonly opens?: boolean;
  /** Records of their own that came along, e.g. one time of a series that was moved. */
  readonly others: readonly { readonly uid: string; readonly values: Values; readonly rest: unknown }[];
};

/** How records of an entity are the contents of a collection. */
export type ResourceKind = {
  readonly entity: EntityView;
  /** The field that holds an entry's UID, where others than devices have given it one. */
  readonly uidField: string | null;
  readonly type: 'text/calendar' | 'text/vcard';
  readonly extension: 'ics' | 'vcf';
  /** What of a record it needs; as far as the asker may read it. */
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  /** The fields of colleagues who take part; null where there are none. */
  readonly participants: ParticipantShape | null;
  /** Records with what is known of them elsewhere, for devices. */
  readonly complete?: (records: readonly WireRecord[], reach: DavReach) => Promise<readonly WireRecord[]>;
  readonly component: (record: WireRecord, kept: KeptResource | null) => ICAL.Component;
  /** A whole file of it. @param version of a vCard */
  readonly text: (record: WireRecord, kept: KeptResource | null, version: string | null) => string;
  readonly read: (text: string) => Promise<Draft>;
  /** When it lies in time: whether any of it is within. Null where there is no time. */
  readonly isWithin: ((record: WireRecord, from: Date, to: Date) => boolean) | null;
};

/** How a resource is called that no device has named. */
export const uidOf = (record: WireRecord, kept: KeptResource | null): string => kept?.uid ?? String(record['id']);
