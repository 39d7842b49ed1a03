import type { FieldType } from '../field-type.ts';
import { formats } from '../formats.ts';
import { address as shown } from '../shown-types/address.ts';
import { invalid, valid } from './parsed.ts';

/** Parts of an address; longest text of each. */
export const ADDRESS_PARTS: Readonly<Record<string, number>> = {
  street: 100,
  houseNumber: 20,
  addition: 100,
  postalCode: 10,
  city: 100,
  country: 2,
};
const COORDINATES: Readonly<Record<string, number>> = { latitude: 90, longitude: 180 };
/** What the coordinates are those of: the middle of the place, the street, the house. */
export const ACCURACIES: readonly string[] = ['place', 'street', 'house'];

/**
 * Street, house number, addition, postal code, city, country (ISO 3166 alpha-2) and coordinates with their accuracy; each may be
 * missing.
 */
export const address: FieldType = {
  ...shown,
  name: 'address',
  properties: ['searchable'],
  column: () => ({ kind: 'column', sql: 'jsonb' }),
  valueSchema: () => ({
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(
        Object.entries(ADDRESS_PARTS).map(([part, maxLength]) => [part, { type: 'string', maxLength }]),
      ),
      latitude: { type: 'number', minimum: -90, maximum: 90 },
      longitude: { type: 'number', minimum: -180, maximum: 180 },
      accuracy: { enum: ACCURACIES },
    },
  }),
  writable: true,
  normalize: (value, _field, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid(path, 'value.address');
    const result: Record<string, unknown> = {};
    for (const [part, given] of Object.entries(value)) {
      const here = `${path}.${part}`;
      if (given === null || given === undefined || given === '') continue;
      const limit = Object.hasOwn(COORDINATES, part) ? COORDINATES[part] : undefined;
      if (limit !== undefined) {
        if (typeof given !== 'number' || Math.abs(given) > limit) return invalid(here, 'value.coordinate');
        result[part] = given;
        continue;
      }
      if (part === 'accuracy') {
        if (!ACCURACIES.includes(String(given)))
          return invalid(here, 'value.option', { options: ACCURACIES.join(', ') });
        result[part] = given;
        continue;
      }
      const most = Object.hasOwn(ADDRESS_PARTS, part) ? ADDRESS_PARTS[part] : undefined;
      if (most === undefined) return invalid(here, 'value.unknown-key', { key: part });
      if (typeof given !== 'string') return invalid(here, 'value.text');
      const text = given.trim();
      if (text.length > most) return invalid(here, 'value.too-long', { most });
      if (text !== '') result[part] = text;
    }
    if (!('latitude' in result && 'longitude' in result)) delete result['accuracy'];
    if (Object.keys(result).every((part) => part === 'country')) return valid(null);
    const country = String(result['country'] ?? 'DE').toUpperCase();
    if (!/^[A-Z]{2}$/.test(country)) return invalid(`${path}.country`, 'value.country');
    result['country'] = country;
    if (country === 'DE' && typeof result['postalCode'] === 'string') {
      const code = formats['postal-code'](result['postalCode']);
      if (!('value' in code)) return invalid(`${path}.postalCode`, code.code);
    }
    return valid(result);
  },
  parse: (typed, field) => {
    const text = typed.trim();
    if (text === '') return valid(null);
    const parts = addressFromText(text);
    return parts
      ? (address.normalize?.(parts, field, field.name) ?? valid(parts))
      : invalid(field.name, 'value.address');
  },
};

/** `Hauptstraße 12 a, 50667 Köln`, in lines or with commas. */
export function addressFromText(text: string): Record<string, string> | undefined {
  const lines = text
    .split(/[\n,]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const place = lines.map((line) => /^(?:D-|DE-)?(\d{5})\s+(.+)$/.exec(line)).find(Boolean);
  const street = lines
    .map((line) => /^(\D.*?)\s+(\d+\s*[a-zA-Z]?(?:\s*[-/]\s*\d+\s*[a-zA-Z]?)?)$/.exec(line))
    .find((found) => found && found[0] !== place?.[0]);
  if (!place || !street) return undefined;
  return { street: street[1] ?? '', houseNumber: street[2] ?? '', postalCode: place[1] ?? '', city: place[2] ?? '' };
}
