import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { KnownPlace } from '../../client/geodata.ts';
import { findPlaces, findStreets } from '../../client/geodata.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useModel } from '../../model/model-context.tsx';

type Parts = Readonly<Record<string, unknown>>;

const TYPING_MS = 200;
/** Fewer letters begin too many streets. */
const SHORTEST = 2;
const CODE = /^\d{5}$/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export type KnownParts = { readonly city: string } & Readonly<Record<string, string | number>>;

const partsOf = ({ place, latitude, longitude }: KnownPlace): KnownParts => ({
  city: place,
  ...(latitude && longitude && { latitude: Number(latitude), longitude: Number(longitude), accuracy: 'place' }),
});

/** What is known of places and streets while somebody types an address; nothing when the application has no such module. */
export function useGeodata(parts: Parts, isTyping: boolean) {
  const client = useQueryClient();
  const isThere = useModel().app?.modules?.includes('geodata') ?? false;
  const isHere = isThere && isTyping && ['', 'DE'].includes(textOf(parts['country']));
  const postalCode = textOf(parts['postalCode']);
  const [street] = useDebouncedValue(textOf(parts['street']), TYPING_MS);
  const places = useQuery({
    queryKey: queryKeys.places(postalCode),
    queryFn: () => findPlaces(postalCode),
    enabled: isHere && CODE.test(postalCode),
    staleTime: Infinity,
  });
  const code = CODE.test(postalCode) ? postalCode : '';
  const streets = useQuery({
    queryKey: queryKeys.streets(street, code),
    queryFn: () => findStreets(street, code),
    enabled: isHere && street.length >= SHORTEST,
    staleTime: Infinity,
  });
  return {
    cities: (places.data ?? []).map((one) => one.place),
    streets: [...new Set((streets.data ?? []).map((one) => one.name))],
    isThere,
    /** The place of a postal code with its middle, as parts of an address, when there is only one. */
    placeOf: async (typed: string): Promise<KnownParts | null> => {
      if (!isThere || !CODE.test(typed)) return null;
      const found = await client
        .fetchQuery({ queryKey: queryKeys.places(typed), queryFn: () => findPlaces(typed), staleTime: Infinity })
        .catch(() => []);
      const [place] = found;
      return found.length === 1 && place ? partsOf(place) : null;
    },
  };
}
