import { isDeepStrictEqual } from 'node:util';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { DavRefused } from '../dav-refused.ts';

type Values = Readonly<Record<string, unknown>>;

const SECOND_MS = 1000;

/**
 * What of a device's values differs from the record: only that is written, so that a person who may not write a field can still
 * change the others, and the history says what he changed.
 */
export function changedValues(values: Values, record: WireRecord, entity: EntityModel): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const field = entity.fields.find((one) => one.name === name);
      const before = record[name];
      if (field?.type === 'date-time') return secondOf(value) !== secondOf(before);
      if (field?.type === 'reference') return value !== idOf(before) && value !== titleOf(before);
      // A card holds some parts of an address; the others stay.
      if (field?.type === 'address' && isObject(value) && isObject(before))
        return !isDeepStrictEqual({ ...before, ...value }, before);
      return !isDeepStrictEqual(value ?? null, before ?? null);
    }),
  );
}

/** A customer who is called by a name that nobody has cannot be found; saying so beats a message about ids. */
export function refuseUnfound(values: Values, entity: EntityModel, language: 'de' | 'en'): void {
  for (const [name, value] of Object.entries(values)) {
    const field = entity.fields.find((one) => one.name === name);
    if (field?.type !== 'reference' || typeof value !== 'string' || ID.test(value)) continue;
    throw new DavRefused(409, 'dav.no-such-record', null, { label: field.label[language], title: value.slice(0, 100) });
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const idOf = (value: unknown): unknown => (isObject(value) ? value['id'] : (value ?? null));
const titleOf = (value: unknown): unknown => (isObject(value) ? value['title'] : undefined);
const secondOf = (value: unknown): number | null =>
  typeof value === 'string' ? Math.floor(Date.parse(value) / SECOND_MS) : null;
