import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { findPlaces, findStreets } from '../../client/geodata.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useText } from '../../i18n/language.ts';
import { isUsualHouseNumber } from '../../values/house-number.ts';
import { foldedPlace, isSamePlace } from '../../values/same-place.ts';

type Parts = Readonly<Record<string, unknown>>;

const PAUSE_MS = 500;
const CODE = /^\d{5}$/;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/**
 * What looks unusual about a German address that somebody types: only hints, because the data may know less than the person.
 * @param enabled whether the application knows places and somebody is typing
 */
export function useAddressHints(parts: Parts, enabled: boolean): readonly string[] {
  const t = useText();
  const [typed] = useDebouncedValue(parts, PAUSE_MS);
  const [street, number, code, city] = ['street', 'houseNumber', 'postalCode', 'city'].map((part) =>
    textOf(typed[part]),
  );
  const isHere = enabled && ['', 'DE'].includes(textOf(typed['country']));
  const hasCode = isHere && CODE.test(code ?? '');
  const places = useQuery({
    queryKey: queryKeys.places(code ?? ''),
    queryFn: () => findPlaces(code ?? ''),
    enabled: hasCode,
    staleTime: Infinity,
  });
  const streets = useQuery({
    queryKey: queryKeys.streets(street ?? '', code ?? ''),
    queryFn: () => findStreets(street ?? '', code ?? ''),
    enabled: hasCode && Boolean(street),
    staleTime: Infinity,
  });
  // Whether streets of this postal code are known at all.
  const initial = (street ?? '').slice(0, 1);
  const others = useQuery({
    queryKey: queryKeys.streets(initial, code ?? ''),
    queryFn: () => findStreets(initial, code ?? ''),
    enabled: hasCode && streets.data?.length === 0 && initial !== '',
    staleTime: Infinity,
  });
  if (!isHere || typed !== parts) return [];
  const known = places.data ?? [];
  const isElsewhere = Boolean(city) && known.length > 0 && !known.some(({ place }) => isSamePlace(city ?? '', place));
  const isNewStreet =
    streets.data !== undefined &&
    !streets.data.some(({ name }) => foldedPlace(name) === foldedPlace(street ?? '')) &&
    (streets.data.length > 0 || (others.data?.length ?? 0) > 0);
  return [
    ...(number && !isUsualHouseNumber(number) ? [t('hintHouseNumber', { number })] : []),
    ...(isElsewhere && code ? [t('hintPlace', { code, places: known.map(({ place }) => place).join(', ') })] : []),
    ...(isNewStreet && !isElsewhere && street && code ? [t('hintStreet', { street, code })] : []),
  ];
}
