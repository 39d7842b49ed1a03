import { useQuery } from '@tanstack/react-query';
import { countPlaces } from '../../client/process-counts.ts';

const NONE: ReadonlyMap<string, number> = new Map();

/** How many processes of the live workflow stand where. */
export function useCounts(workflow: string, isWanted: boolean): ReadonlyMap<string, number> {
  const { data } = useQuery({
    queryKey: ['process-counts', workflow],
    queryFn: () => countPlaces(workflow),
    enabled: isWanted,
    staleTime: 30_000,
    retry: false,
  });
  return data ?? NONE;
}
