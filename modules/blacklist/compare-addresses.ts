import { fold } from '@leitwerk/platform/module/fold';

export type Address = Readonly<Partial<Record<'street' | 'houseNumber' | 'postalCode' | 'city' | 'country', string>>>;

/** `Hauptstr.`, `Haupt-Straße` and `Hauptstraße` are one. */
const plainStreet = (street: string): string =>
  fold(street.normalize('NFC'))
    .replace(/[^a-z0-9]+/g, '')
    .replace(/(?:strasse|str)$/, 'str')
    .replace(/(?:platz|pl)$/, 'pl');

const plainNumber = (number: string): string => fold(number).replace(/\s+/g, '');

/** Street and postal code, as addresses are found by; nothing when one of them is missing. */
export const streetKey = (address: Address): string =>
  address.street && address.postalCode
    ? `${address.country ?? 'DE'}${address.postalCode.replace(/\s/g, '')}/${plainStreet(address.street)}`
    : '';

/** Whether both mean one house; an entry without a house number means the whole street. */
export const isSameHouse = (entry: Address, address: Address): boolean =>
  streetKey(entry) !== '' &&
  streetKey(entry) === streetKey(address) &&
  (!entry.houseNumber || plainNumber(entry.houseNumber) === plainNumber(address.houseNumber ?? ''));
