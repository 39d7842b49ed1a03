import { isRecord } from '../../values/equal-values.ts';

export type Location = {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: 'place' | 'street' | 'house';
};

/** Where an address is; null when that is not known. */
export function locationOf(value: unknown): Location | null {
  if (!isRecord(value)) return null;
  const { latitude, longitude, accuracy } = value;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return { latitude, longitude, accuracy: accuracy === 'place' || accuracy === 'street' ? accuracy : 'house' };
}

/** Nobody needs to see the roof of a house whose street is all that is known. */
export const zoomOf = ({ accuracy }: Location): number => ({ place: 12, street: 15, house: 17 })[accuracy];

export const openStreetMapAddress = (location: Location): string => {
  const { latitude, longitude } = location;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${zoomOf(location)}/${latitude}/${longitude}`;
};
