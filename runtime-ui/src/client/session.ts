import type { EffectiveModel, Session } from '@leitwerk/metadata/wire';
import { QueryCache, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { statusOfError } from './problem-error.ts';
import { queryKeys } from './query-keys.ts';
import { sendRequest } from './send-request.ts';

async function readSession(): Promise<Session | null> {
  try {
    return (await sendRequest<Session>('GET', '/session')).body;
  } catch (error) {
    if (statusOfError(error) === 401) return null;
    throw error;
  }
}

/** Retrying does not help when the server has answered. */
const shouldRetry = (failures: number, error: Error): boolean =>
  statusOfError(error) === undefined && failures < 2;

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (statusOfError(error) === 401) client.setQueryData(queryKeys.session, null);
      },
    }),
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: false } },
  });
  return client;
}

export const useSession = () =>
  useQuery({ queryKey: queryKeys.session, queryFn: readSession, staleTime: Infinity });

/** For screens behind the sign-in. */
export function useSignedIn(): Session {
  const { data } = useSession();
  if (!data) throw new Error('signed out');
  return data;
}

export const useEffectiveModel = () =>
  useQuery({
    queryKey: queryKeys.model,
    queryFn: async () => (await sendRequest<EffectiveModel>('GET', '/metadata/model')).body,
    staleTime: 5 * 60_000,
  });

export function useSignIn() {
  const client = useQueryClient();
  return async (email: string, password: string): Promise<void> => {
    await sendRequest('POST', '/session', { body: { email, password } });
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    client.setQueryData(queryKeys.session, await readSession());
  };
}

export function useSignOut() {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await sendRequest('DELETE', '/session');
    client.setQueryData(queryKeys.session, null);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
}
