import type { GeocoderSettings } from '../settings.ts';
import type { FoundAddress } from './found-address.ts';
import { accuracyOf, foundAddress, rowOf, rowsOf, textIn } from './found-address.ts';

/** How one kind of service is asked, and what its answer means. */
export type Service = {
  readonly address: (url: string, text: string, most: number) => string;
  readonly read: (answer: unknown) => readonly FoundAddress[];
  /** Between two requests, as its usage policy wants it. */
  readonly everyMs: number;
};

const withQuery = (url: string, path: string, query: Readonly<Record<string, string>>): string =>
  `${url.replace(/\/+$/, '')}${path}?${new URLSearchParams(query)}`;

const numberIn = (value: unknown): number | undefined => {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
};

/** `GET /api?q=`: GeoJSON; coordinates stand as [longitude, latitude]. */
const photon: Service = {
  everyMs: 0,
  address: (url, text, most) => withQuery(url, '/api', { q: text, limit: String(most), lang: 'de' }),
  read: (answer) =>
    rowsOf(rowOf(answer)['features']).map((feature) => {
      const known = rowOf(feature['properties']);
      const [longitude, latitude] = (rowOf(feature['geometry'])['coordinates'] ?? []) as readonly unknown[];
      const isStreet = known['type'] === 'street';
      const houseNumber = textIn(known, 'housenumber', 20);
      const street = textIn(known, 'street') ?? (isStreet ? textIn(known, 'name') : undefined);
      const isPlace = known['type'] === 'city' || known['type'] === 'district' || known['type'] === 'locality';
      return foundAddress({
        street,
        houseNumber,
        postalCode: textIn(known, 'postcode', 10),
        city: textIn(known, 'city') ?? (isPlace ? textIn(known, 'name') : undefined),
        country: textIn(known, 'countrycode', 2),
        latitude: numberIn(latitude),
        longitude: numberIn(longitude),
        accuracy: accuracyOf(houseNumber, street),
      });
    }),
};

/** `GET /search?format=jsonv2`: a list; one request a second at most (its usage policy). */
const nominatim: Service = {
  everyMs: 1000,
  address: (url, text, most) =>
    withQuery(url, '/search', { q: text, format: 'jsonv2', addressdetails: '1', limit: String(most) }),
  read: (answer) =>
    rowsOf(answer).map((found) => {
      const known = rowOf(found['address']);
      const houseNumber = textIn(known, 'house_number', 20);
      const street = textIn(known, 'road');
      return foundAddress({
        street,
        houseNumber,
        postalCode: textIn(known, 'postcode', 10),
        city: ['city', 'town', 'village', 'municipality'].map((name) => textIn(known, name)).find(Boolean),
        country: textIn(known, 'country_code', 2),
        latitude: numberIn(found['lat']),
        longitude: numberIn(found['lon']),
        accuracy: accuracyOf(houseNumber, street),
      });
    }),
};

/** `GET /de/FullTextSearch?searchTerm=`: streets of Germany, without coordinates. */
const openplz: Service = {
  everyMs: 0,
  address: (url, text, most) =>
    withQuery(url, '/de/FullTextSearch', { searchTerm: text, page: '1', pageSize: String(most) }),
  read: (answer) =>
    rowsOf(answer).map((found) =>
      foundAddress({
        street: textIn(found, 'name'),
        houseNumber: undefined,
        postalCode: textIn(found, 'postalCode', 10),
        city: textIn(found, 'locality'),
        country: 'DE',
        latitude: undefined,
        longitude: undefined,
        accuracy: undefined,
      }),
    ),
};

/** THE list of services. */
export const SERVICES: Readonly<Record<GeocoderSettings['kind'], Service>> = { photon, nominatim, openplz };
