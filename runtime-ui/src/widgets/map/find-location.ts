import { findPlaces, searchAddresses } from '../../client/geodata.ts';
import type { Location } from './location.ts';
import { locationOf } from './location.ts';

type Parts = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Where an address is: by the service that the application names, else the middle of its place. Null when nobody knows. */
export async function findLocation(parts: Parts): Promise<Location | null> {
  const [street, number, code, city, country] = ['street', 'houseNumber', 'postalCode', 'city', 'country'].map((name) =>
    textOf(parts[name]),
  );
  const line = [`${street} ${number}`.trim(), `${code} ${city}`.trim(), country].filter(Boolean).join(', ');
  const found = (await searchAddresses(line)).find((one) => (one['postalCode'] ?? '') === code && locationOf(one));
  if (found) return locationOf(found);
  if (!code || (country && country !== 'DE')) return null;
  const places = await findPlaces(code);
  const place = places.find((one) => one.place === city) ?? places[0];
  return place?.latitude && place.longitude
    ? { latitude: Number(place.latitude), longitude: Number(place.longitude), accuracy: 'place' }
    : null;
}
