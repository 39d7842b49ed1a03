import type { Language } from '@leitwerk/metadata/shown-type';
import type { Problem } from '@leitwerk/metadata/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { messageOf } from '../messages.ts';
import type { Refusal } from '../refusal.ts';
import { Refused } from '../refusal.ts';

/** The first of our languages that the reader accepts; German otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const accepted = (request.headers['accept-language'] ?? '').toLowerCase();
  const [first] = accepted
    .split(',')
    .map((part) => part.trim().slice(0, 2))
    .filter((part) => part === 'de' || part === 'en');
  return first === 'en' ? 'en' : 'de';
}

/** A refusal as problem+json (RFC 9457). */
export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: messageOf(refusal, language),
    status: refusal.status,
    code: refusal.code,
    requestId,
    ...(refusal.issues && {
      issues: refusal.issues.map((issue) => ({
        path: issue.path,
        code: issue.code,
        message: messageOf(issue, language),
        ...(issue.file !== undefined && { file: issue.file }),
        ...(issue.severity && { severity: issue.severity }),
      })),
    }),
    ...refusal.extra,
  };
}

/** The only place that answers with an error. The cause of an unexpected one is in the log under the request id. */
export function respondError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOfFault(error);
  const language = languageOf(request);
  if (!refusal) {
    request.log.error({ err: error }, 'request failed');
    const problem = {
      type: 'about:blank',
      title: messageOf({ code: 'request.failed' }, language),
      status: 500,
      code: 'request.failed',
      requestId: request.id,
    };
    send(reply, 500, problem);
    return;
  }
  const retryAfter =
    refusal.params?.['retryAfter'] ?? (refusal.status === 429 || refusal.status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (refusal.status === 401) void reply.header('www-authenticate', 'Bearer');
  send(reply, refusal.status, problemOf(refusal, language, request.id));
}

function send(reply: FastifyReply, status: number, problem: Problem): void {
  void reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

type CodedError = { readonly code?: unknown; readonly statusCode?: unknown; readonly message: string };

const isCoded = (error: unknown): error is CodedError => error instanceof Error;

// Codes of connections that PostgreSQL or the network has ended.
const AWAY: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
]);

/** What the server says of an error that is no fault of its own; null for one that is. */
export function refusalOfFault(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  if (!isCoded(error)) return null;
  const code = String(error.code ?? '');
  if (AWAY.has(code) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message)) {
    return { status: 503, code: 'request.database-away' };
  }
  // A statement took too long, or waited too long for a lock (a publish during a backup).
  if (code === '57014' || code === '55P03') return { status: 503, code: 'request.took-too-long' };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return { status: 413, code: 'request.too-large' };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, code: 'request.media-type' };
  if (error.statusCode === 400 || code.startsWith('FST_ERR_CTP')) return { status: 400, code: 'request.body' };
  return null;
}
