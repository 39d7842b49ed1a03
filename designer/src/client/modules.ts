import type { WireAction, WireModule } from '@leitwerk/metadata/wire/modules';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';
import { useQuery } from '@tanstack/react-query';

const NONE: readonly WireModule[] = [];
const STALE_MS = 5 * 60_000;

/** The installed modules in words. Empty as long as they are not known. */
export function useModules(isWanted = true): readonly WireModule[] {
  const { data } = useQuery({
    queryKey: ['modules'],
    enabled: isWanted,
    staleTime: STALE_MS,
    queryFn: async () =>
      (await sendRequest<{ readonly items: readonly WireModule[] }>('GET', '/metadata/modules')).body.items,
  });
  return data ?? NONE;
}

/** What modules in use can be asked to do. */
export const actionsOf = (modules: readonly WireModule[]): readonly WireAction[] =>
  modules.flatMap(({ actions }) => actions);
