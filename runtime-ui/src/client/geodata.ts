import { sendRequest } from './send-request.ts';

export type KnownPlace = { readonly postalCode: string; readonly place: string };
export type KnownStreet = { readonly name: string; readonly postalCode: string; readonly place: string };

export const findPlaces = async (postalCode: string): Promise<readonly KnownPlace[]> =>
  (await sendRequest<readonly KnownPlace[]>('GET', '/geodata/places', { query: { postalCode } })).body;

export const findStreets = async (name: string, postalCode: string): Promise<readonly KnownStreet[]> =>
  (await sendRequest<readonly KnownStreet[]>('GET', '/geodata/streets', { query: { name, postalCode } })).body;
