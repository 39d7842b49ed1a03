import type { Problem } from '@leitwerk/metadata/wire';
import i18next from 'i18next';
import { ProblemError } from './problem-error.ts';
import { announceSignedOut } from './signed-out.ts';

export type Answer<T> = { readonly body: T; readonly etag: string | null };

export type RequestOptions = {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly ifMatch?: string | number;
  /** By which the server knows a request that is sent again, and does it once. */
  readonly onceKey?: string;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
};

const queryText = (query: RequestOptions['query']): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
};

const unreadable = (response: Response): Problem => ({
  type: 'about:blank',
  title: i18next.t('errorServer'),
  status: response.status,
  code: 'http.unreadable',
  requestId: response.headers.get('x-request-id') ?? '',
});

export async function readProblem(response: Response): Promise<Problem> {
  if (!response.headers.get('content-type')?.includes('json')) return unreadable(response);
  return { ...unreadable(response), ...((await response.json()) as Partial<Problem>) };
}

/** A lost connection in words; a request that was given up stays what it is. */
async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Error(i18next.t('errorOffline'), { cause: error });
  }
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

async function ask(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ 'accept-language': i18next.language || 'de' });
  const { body, ifMatch, onceKey, signal } = options;
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) {
    headers.set('content-type', options.contentType ?? 'application/json');
  }
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`);
  if (onceKey !== undefined) headers.set('idempotency-key', onceKey);
  const response = await reach(`/api${path}${queryText(options.query)}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(signal && { signal }),
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  if (response.status === 401 && path !== '/session') announceSignedOut();
  if (!response.ok) throw new ProblemError(await readProblem(response));
  return response;
}

/** The answer as a file that stays here: nothing is saved. */
export const sendForBytes = async (method: Method, path: string, options: RequestOptions = {}): Promise<Uint8Array> =>
  new Uint8Array(await (await ask(method, path, options)).arrayBuffer());

export async function sendRequest<T>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const response = await ask(method, path, options);
  const text = response.status === 204 ? '' : await response.text();
  return {
    body: (text ? JSON.parse(text) : null) as T,
    etag: response.headers.get('etag'),
  };
}
