import type { Issue } from '@leitwerk/metadata/issue';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../refusal.ts';
import type { Permission } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';
import type { Runtime } from './runtime.ts';

/** What a query parameter may hold. */
export type Parameter = {
  readonly type: 'text' | 'integer' | 'json' | 'list' | 'boolean' | { readonly oneOf: readonly string[] };
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** One answer in the interface's description. */
export type ResponseNote = {
  readonly status: number;
  readonly description: string;
  readonly schema?: object;
  readonly type?: string;
};

/** One address of the server. All are in lists like this, from which the OpenAPI document is made too. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parts that vary. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** `public` needs no sign-in; `device` needs an app password. */
  readonly access: 'user' | 'public' | 'device';
  /** The body is kept as it came: what it says is signed. */
  readonly isSigned?: true;
  readonly query?: Readonly<Record<string, Parameter>>;
  /** Headers with a meaning of their own here, each with what it does. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly schema: object; readonly type?: string };
  readonly responses: readonly ResponseNote[];
  /** Largest body in bytes, where it differs from the usual. */
  readonly bodyLimit?: number;
  readonly handle: (call: Call) => Promise<Answer | void>;
};

export type Call = {
  readonly runtime: Runtime;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly params: Readonly<Record<string, string>>;
  /** Decoded query parameters; absent ones are undefined. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Who asks, under which model. Throws a 401 refusal on public routes without a sign-in. */
  readonly context: () => Context;
};

/** `text` is sent as it is: records come from the database as JSON already. */
export type Answer = {
  readonly status: number;
  readonly text?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export const json = (value: unknown, status = 200): Answer => ({ status, json: value });

/** Who asks, if he holds this right beyond records; 403 otherwise. */
export function permitted(call: Call, permission: Permission): Context {
  const context = call.context();
  return context.access.permissions.has(permission) ? context : refuse(403, 'record.forbidden');
}

/** Unknown parameters and values of the wrong shape are refused with 400. */
export function decodeQuery(
  given: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, Parameter>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [name, text] of Object.entries(given)) {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!parameter) {
      issues.push({
        path: name,
        code: 'query.unknown-parameter',
        params: { name, known: Object.keys(known).join(', ') || '–' },
      });
      continue;
    }
    const decoded = typeof text === 'string' ? decodeParameter(text, parameter) : undefined;
    if (decoded === undefined)
      issues.push({ path: name, code: 'query.parameter', params: { name, expected: expectedOf(parameter) } });
    else result[name] = decoded;
  }
  if (issues.length > 0) refuse(400, issues[0]?.code ?? 'query.parameter', { issues, params: issues[0]?.params ?? {} });
  return result;
}

function decodeParameter(text: string, { type, minimum, maximum }: Parameter): unknown {
  if (typeof type === 'object') return type.oneOf.includes(text) ? text : undefined;
  switch (type) {
    case 'integer': {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= (minimum ?? 0) && value <= (maximum ?? Number.MAX_SAFE_INTEGER) ? value : undefined;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'list':
      return text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean);
    case 'json':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
    default:
      return text;
  }
}

const expectedOf = ({ type, minimum, maximum }: Parameter): string => {
  if (typeof type === 'object') return type.oneOf.join(' | ');
  return type === 'integer' ? `${minimum ?? 0} – ${maximum ?? '…'}` : type;
};

/** The body as an object with only these keys; 400 otherwise. */
export function decodeObject(body: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse(400, 'request.body-object');
  const unknown = Object.keys(body).filter((key) => !keys.includes(key));
  if (unknown.length > 0) {
    return refuse(400, 'value.unknown-key', {
      params: { key: unknown[0] ?? '' },
      issues: unknown.map((key): Issue => ({ path: key, code: 'value.unknown-key', params: { key } })),
    });
  }
  return body as Readonly<Record<string, unknown>>;
}
