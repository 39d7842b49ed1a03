import { Box } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { GERMANY } from './germany-outline.ts';
import type { Location } from './location.ts';
import { mapTexts } from './map-texts.ts';

const WEST = 5.7;
const EAST = 15.2;
const NORTH = 55.2;
const SOUTH = 47.1;
/** A degree of longitude is that much shorter than one of latitude in the middle of the country. */
const SQUEEZE = Math.cos((51 * Math.PI) / 180);

const pointOf = (longitude: number, latitude: number): readonly [number, number] => [
  (longitude - WEST) * SQUEEZE * 100,
  (NORTH - latitude) * 100,
];

const PATH = GERMANY.map((ring) => {
  const points = ring.split(' ').map((point) => {
    const [longitude = 0, latitude = 0] = point.split(',').map(Number);
    return pointOf(longitude, latitude)
      .map((value) => value.toFixed(1))
      .join(',');
  });
  return `M${points.join('L')}Z`;
}).join('');

/** Where in the country an address is, without a map from anywhere. Nothing for other countries. */
export function OutlineMap({ location }: { readonly location: Location }) {
  const t = useOwnTexts(mapTexts);
  const { latitude, longitude } = location;
  if (longitude < WEST || longitude > EAST || latitude < SOUTH || latitude > NORTH) return null;
  const [x, y] = pointOf(longitude, latitude);
  const [width, height] = pointOf(EAST, SOUTH);
  return (
    <Box mt={8}>
      <svg className="lw-outline" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.outline}>
        <path d={PATH} className="lw-outline-land" />
        <circle cx={x} cy={y} r={26} className="lw-outline-near" />
        <circle cx={x} cy={y} r={11} className="lw-outline-point" />
      </svg>
    </Box>
  );
}
