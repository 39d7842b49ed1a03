/** An address as a service outside has found it, in the parts of an address field. */
export type FoundAddress = {
  readonly street?: string;
  readonly houseNumber?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly accuracy?: 'place' | 'street' | 'house';
};

type Row = Readonly<Record<string, unknown>>;

export const rowOf = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};

export const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.map(rowOf) : []);

/** A text of one line that is not too long for the part; what a service sends is not trusted to be one. */
export const textIn = (row: Row, name: string, most = 100): string | undefined => {
  const value = row[name];
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' || text.length > most ? undefined : text;
};

/** Without the parts that are not there, and without a place on earth that is none. */
export function foundAddress(
  parts: { readonly [part in keyof FoundAddress]: FoundAddress[part] | undefined },
): FoundAddress {
  const { latitude, longitude, accuracy, ...texts } = parts;
  const isPlace =
    latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  const country = texts.country?.toUpperCase();
  const known = Object.entries({ ...texts, country: country && /^[A-Z]{2}$/.test(country) ? country : undefined });
  return {
    ...Object.fromEntries(known.filter(([, text]) => text !== undefined)),
    ...(isPlace && { latitude, longitude, accuracy: accuracy ?? 'place' }),
  };
}

/** How exact a find is by what it has. */
export const accuracyOf = (houseNumber: string | undefined, street: string | undefined): FoundAddress['accuracy'] =>
  houseNumber ? 'house' : street ? 'street' : 'place';
