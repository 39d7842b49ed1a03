import { createRequire } from 'node:module';

/** The version of openapi-fetch with which clients are made and tested. */
const FETCH_VERSION = (createRequire(import.meta.url)('openapi-fetch/package.json') as { readonly version: string })
  .version;

/**
 * What a client has beside its types.
 * @param name of the package @param version of the configuration
 */
export const clientFiles = (name: string, version: string): Readonly<Record<string, string>> => ({
  'package.json': `${JSON.stringify(
    {
      name,
      version: `${version}.0.0`,
      private: true,
      type: 'module',
      exports: './client.ts',
      dependencies: { 'openapi-fetch': FETCH_VERSION },
    },
    null,
    2,
  )}\n`,
  'client.ts': CLIENT,
});

const CLIENT = `// Made by \`leitwerk client\`; another run writes it anew.
import createClient, { type ClientOptions, type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';

export type { components, paths };

/** What the server says when it refuses something (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** A refusal as an error, for those who rather catch than look. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'Refused';
    this.problem = problem;
  }
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends { readonly [K in M]: object } ? P : never }[keyof paths];
type OperationOf<P extends keyof paths, M extends Method> = paths[P] extends { readonly [K in M]: infer T extends object } ? T : never;
type Rest<Init> = undefined extends Init ? [init?: Init] : [init: Init];
/** What is asked for is given by the address alone, so that a field that is not there is an error. */
type Ask<M extends Method> = <P extends PathOf<M>>(
  path: P,
  ...init: Rest<MaybeOptionalInit<paths[P], M>>
) => Promise<FetchResponse<OperationOf<P, M>, object, \`\${string}/\${string}\`>>;
export type Api = {
  readonly GET: Ask<'get'>;
  readonly POST: Ask<'post'>;
  readonly PUT: Ask<'put'>;
  readonly PATCH: Ask<'patch'>;
  readonly DELETE: Ask<'delete'>;
};

export type Options = { readonly url: string; readonly token: string } & Pick<ClientOptions, 'fetch'>;

const TRIES = 4;
const isPassing = (status: number): boolean => status === 429 || status === 502 || status === 503;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Every operation of the server by its address. A filter is JSON in the address: give it as an object. What passes (429, 502, 503, a lost
 * connection) is tried again where that does no harm: reading, and changes that carry an Idempotency-Key.
 */
export function leitwerk({ url, token, fetch: ask = fetch }: Options): Api {
  const patient = async (request: Request): Promise<Response> => {
    const isSafe = request.method === 'GET' || request.headers.has('idempotency-key');
    for (let tries = 1; ; tries += 1) {
      try {
        const response = await ask(request.clone());
        if (!isSafe || tries >= TRIES || !isPassing(response.status)) return response;
        await wait(Math.min(60, Number(response.headers.get('retry-after') ?? 2 ** (tries - 1) / 4)) * 1000);
      } catch (error) {
        if (!isSafe || tries >= TRIES) throw error;
        await wait(250 * 2 ** (tries - 1));
      }
    }
  };
  return createClient<paths>({
    baseUrl: url,
    headers: { authorization: \`Bearer \${token}\` },
    fetch: patient,
    querySerializer: (query) => {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
        if (value === undefined || value === null) continue;
        if (Array.isArray(value)) search.set(name, value.join(','));
        else search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
      }
      return search.toString();
    },
  }) as unknown as Api;
}

type Answer<T> = { readonly data?: T; readonly error?: unknown };

/** The data of an answer; throws \`Refused\` when there is none. */
export function dataOf<T>({ data, error }: Answer<T>): T {
  if (error !== undefined) throw new Refused(error as Problem);
  return data as T;
}

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** All records of a list, page by page: \`for await (const one of pages((after) => api.GET(…, { params: { query: { after } } })))\`. */
export async function* pages<T>(read: (after: string | undefined) => Promise<Answer<Page<T>>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page = dataOf(await read(after));
    yield* page.items;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
`;
