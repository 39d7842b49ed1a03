import type { NumberingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';
import { useQuery } from '@tanstack/react-query';

type Reset = NonNullable<NumberingDefinition['reset']>;
type LastNumbers = { readonly [R in Reset]: number | null };

/** The last number of a range, by how it counts. Undefined while it is not known, and where the reader may not know it. */
export function useLastNumbers(id: string): LastNumbers | undefined {
  const { data } = useQuery({
    queryKey: ['last-numbers'],
    queryFn: async () =>
      (
        await sendRequest<{ readonly items: readonly { readonly id: string; readonly last: LastNumbers }[] }>(
          'GET',
          '/metadata/numbers',
        )
      ).body.items,
  });
  return data?.find((one) => one.id === id)?.last;
}
