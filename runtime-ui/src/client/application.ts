import type { ApplicationLook } from '@leitwerk/metadata/wire/application';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from './query-keys.ts';
import { sendRequest } from './send-request.ts';

const KEPT = 'leitwerk.application';
const STALE_MS = 5 * 60_000;

/** What it was the last time here, so that a page does not begin in another colour than it goes on in. */
function readKept(): ApplicationLook | undefined {
  try {
    const text = localStorage.getItem(KEPT);
    return text === null ? undefined : (JSON.parse(text) as ApplicationLook);
  } catch {
    return undefined;
  }
}

/** Name, colour and logo of the application; known before the sign-in too. */
export function useApplication(): ApplicationLook | undefined {
  const { data } = useQuery({
    queryKey: queryKeys.application,
    staleTime: STALE_MS,
    placeholderData: readKept,
    queryFn: async () => {
      const { body } = await sendRequest<ApplicationLook>('GET', '/application');
      try {
        localStorage.setItem(KEPT, JSON.stringify(body));
      } catch {
        // A browser that keeps nothing begins in the basic colour.
      }
      return body;
    },
  });
  return data;
}
