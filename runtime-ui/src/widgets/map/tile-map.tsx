import 'leaflet/dist/leaflet.css';
import { Box } from '@mantine/core';
import { circle, circleMarker, control, map, tileLayer } from 'leaflet';
import { useEffect, useRef } from 'react';
import type { MapSettings } from '../../client/geodata.ts';
import { tileAddress } from '../../client/geodata.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { Location } from './location.ts';
import { zoomOf } from './location.ts';
import { mapTexts } from './map-texts.ts';

/** What the middle of a place or street may be away from the house, in metres. */
const SPREAD = { place: 1500, street: 200, house: 0 } as const;

const withoutMarkup = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The map of the application's settings, whose pictures come through the server. */
export function TileMap({
  location,
  tiles,
  label,
}: {
  readonly location: Location;
  readonly tiles: NonNullable<MapSettings['tiles']>;
  readonly label: string;
}) {
  const { zoomIn, zoomOut } = useOwnTexts(mapTexts);
  const place = useRef<HTMLDivElement>(null);
  const { latitude, longitude, accuracy } = location;
  useEffect(() => {
    if (!place.current) return;
    const at: [number, number] = [latitude, longitude];
    const shown = map(place.current, { scrollWheelZoom: false, zoomControl: false, maxZoom: tiles.maxZoom });
    control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(shown);
    shown.attributionControl.setPrefix(false);
    tileLayer(tileAddress, { attribution: withoutMarkup(tiles.attribution), maxZoom: tiles.maxZoom }).addTo(shown);
    circleMarker(at, { radius: 7, color: '#c2255c', fillOpacity: 0.9 }).addTo(shown);
    if (SPREAD[accuracy] > 0) circle(at, { radius: SPREAD[accuracy], color: '#c2255c', weight: 1 }).addTo(shown);
    shown.setView(at, Math.min(tiles.maxZoom, zoomOf({ latitude, longitude, accuracy })));
    return () => {
      shown.remove();
    };
  }, [latitude, longitude, accuracy, tiles, zoomIn, zoomOut]);
  return <Box ref={place} className="lw-map" role="region" aria-label={label} />;
}
