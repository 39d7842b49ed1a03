import { refuse } from '../refusal.ts';

/** Where a page ended: the sort values of its last record, its id last. Opaque to callers. */
export type PageCursor = { readonly sort: string; readonly values: readonly (string | null)[] };

export const writeCursor = (cursor: PageCursor): string =>
  Buffer.from(JSON.stringify([cursor.sort, ...cursor.values])).toString('base64url');

/** Refuses with 400 what is no cursor or one of another order. */
export function readCursor(text: string, sort: string): PageCursor {
  const parts = parse(text);
  const isCursor =
    Array.isArray(parts) && parts.every((part) => part === null || typeof part === 'string') && parts[0] === sort;
  if (!isCursor) {
    return refuse(400, 'query.cursor', { issues: [{ path: 'after', code: 'query.cursor-does-not-fit' }] });
  }
  return { sort, values: parts.slice(1) as (string | null)[] };
}

/**
 * For a statement into which a cursor went: values that the database cannot read were made up by somebody, because everything
 * else in a statement has been checked before.
 */
export function refuseMadeUp(error: unknown): never {
  const code = String((error as { readonly code?: unknown }).code ?? '');
  // Class 22 is "data exception": no number, no date, out of range.
  if (!/^22/.test(code)) throw error;
  return refuse(400, 'query.cursor', { issues: [{ path: 'after', code: 'query.cursor-does-not-fit' }] });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}
