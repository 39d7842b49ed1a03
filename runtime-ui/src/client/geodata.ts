import { sendRequest } from './send-request.ts';

export type KnownPlace = {
  readonly postalCode: string;
  readonly place: string;
  /** Decimals as text, like those of records. */
  readonly latitude?: string | null;
  readonly longitude?: string | null;
};
export type KnownStreet = { readonly name: string; readonly postalCode: string; readonly place: string };
/** An address in the parts of an address field. */
export type FoundAddress = Readonly<Record<string, string | number>>;
export type MapSettings = {
  readonly tiles: { readonly attribution: string; readonly maxZoom: number } | null;
  readonly geocoder: boolean;
};

export const findPlaces = async (postalCode: string): Promise<readonly KnownPlace[]> =>
  (await sendRequest<readonly KnownPlace[]>('GET', '/geodata/places', { query: { postalCode } })).body;

export const findStreets = async (name: string, postalCode: string): Promise<readonly KnownStreet[]> =>
  (await sendRequest<readonly KnownStreet[]>('GET', '/geodata/streets', { query: { name, postalCode } })).body;

export const readMapSettings = async (): Promise<MapSettings> =>
  (await sendRequest<MapSettings>('GET', '/geodata/map')).body;

/** Asks the service of the application's settings; finds nothing when there is none. */
export const searchAddresses = async (text: string): Promise<readonly FoundAddress[]> =>
  (await sendRequest<readonly FoundAddress[]>('GET', '/geodata/search', { query: { q: text } })).body;

/** Where the pictures of the map are, as Leaflet fills it in. */
export const tileAddress = '/api/geodata/tiles/{z}/{x}/{y}';
