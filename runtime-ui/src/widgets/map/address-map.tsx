import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { readMapSettings } from '../../client/geodata.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { Location } from './location.ts';
import { OutlineMap } from './outline-map.tsx';

const TileMap = lazy(async () => ({ default: (await import('./tile-map.tsx')).TileMap }));

/** A map with pictures when the application has some, else the outline of the country. */
export function AddressMap({ location, label }: { readonly location: Location; readonly label: string }) {
  const settings = useQuery({ queryKey: queryKeys.map, queryFn: readMapSettings, staleTime: Infinity });
  if (settings.isPending) return <Skeleton height={220} mt={8} />;
  const tiles = settings.data?.tiles;
  if (!tiles) return <OutlineMap location={location} />;
  return (
    <Suspense fallback={<Skeleton height={260} mt={8} />}>
      <TileMap location={location} tiles={tiles} label={label} />
    </Suspense>
  );
}
