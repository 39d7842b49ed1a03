import type { EffectiveModel } from '@leitwerk/metadata/model';
import type { Session } from '@leitwerk/metadata/wire';
import type { Query } from '@tanstack/react-query';
import { QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Label } from '../model/definitions.ts';
import { statusOfError } from './problem-error.ts';
import { queryKeys } from './query-keys.ts';
import { sendRequest } from './send-request.ts';
import { whenSignedOut } from './signed-out.ts';

async function readSession(): Promise<Session | null> {
  try {
    return (await sendRequest<Session>('GET', '/session')).body;
  } catch (error) {
    if (statusOfError(error) === 401) return null;
    throw error;
  }
}

/** Retrying does not help when the server has answered. */
const shouldRetry = (failures: number, error: Error): boolean => statusOfError(error) === undefined && failures < 2;

export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: false } },
  });
  whenSignedOut(() => client.setQueryData(queryKeys.session, null));
  return client;
}

export const useSession = () => useQuery({ queryKey: queryKeys.session, queryFn: readSession, staleTime: Infinity });

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

/** What depends on who is signed in, and is not who that is. */
const isPersonal = ({ queryKey: [of] }: Query): boolean =>
  of !== queryKeys.session[0] && of !== queryKeys.application[0];

/** Sends what the server signs in for, and forgets what an earlier user has seen. */
function useEntering() {
  const client = useQueryClient();
  return async (path: '/session' | '/password-link/use', body: object): Promise<void> => {
    await sendRequest('POST', path, { body });
    client.removeQueries({ predicate: isPersonal });
    client.setQueryData(queryKeys.session, await readSession());
  };
}

export function useSignIn() {
  const enter = useEntering();
  return (email: string, password: string): Promise<void> => enter('/session', { email, password });
}

export type LinkUse = {
  readonly token: string;
  readonly password: string;
  readonly email?: string;
  readonly name?: string;
};

/** Sets the password with a one-time link; whoever does is signed in then. */
export function useOneTimeLink() {
  const enter = useEntering();
  return (use: LinkUse): Promise<void> => enter('/password-link/use', use);
}

export function useSignOut() {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await sendRequest('DELETE', '/session');
    client.setQueryData(queryKeys.session, null);
    client.removeQueries({ predicate: isPersonal });
  };
}

export type DemoUsers = {
  readonly users: readonly { readonly email: string; readonly name: string; readonly label: Label }[];
  readonly password: string;
};

/** The ready-made sign-ins of demo mode; null otherwise. */
export const useDemoUsers = () =>
  useQuery({
    queryKey: ['demo'],
    staleTime: Infinity,
    queryFn: async (): Promise<DemoUsers | null> => {
      try {
        return (await sendRequest<DemoUsers>('GET', '/demo')).body;
      } catch (error) {
        if (statusOfError(error) === undefined) throw error;
        return null;
      }
    },
  });
