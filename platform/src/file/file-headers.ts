import { parse } from 'range-parser';
import type { ByteRange, StoredFile } from './file-store.ts';

/** What is sent under its own type, because a browser runs nothing of it; the type has been read from the content. */
const SAFE_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/mpeg',
  'audio/wav',
  'audio/ogg',
  'audio/x-m4a',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'application/pdf',
  'text/plain',
  'text/csv',
]);
/** Of these only what has no pages of its own is also opened in place. */
const isInline = (type: string): boolean => SAFE_TYPES.has(type) && /^(image|audio|video)\//.test(type);

/** Everything else is a download without a type, whatever it is called. */
export const headersOf = (file: StoredFile): Readonly<Record<string, string>> => ({
  'content-type': SAFE_TYPES.has(file.type) ? file.type : 'application/octet-stream',
  'content-disposition': `${isInline(file.type) ? 'inline' : 'attachment'}; filename*=UTF-8''${nameForHeader(file.name)}`,
  'accept-ranges': 'bytes',
  etag: tagOf(file),
  'cache-control': 'private, no-store',
});

/** As RFC 8187 wants it. */
const nameForHeader = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The content of a file never changes: another content is another file. */
const tagOf = ({ id }: StoredFile): string => `"${id}"`;

/**
 * Which part of a file is wanted (RFC 9110, 14.2). A range that cannot be understood, several at once and a range of another
 * file (`If-Range`) do not count: all of it is sent.
 */
export function rangeOf(
  file: StoredFile,
  { range, ifRange }: { readonly range: string | undefined; readonly ifRange: string | undefined },
): ByteRange | 'all' | 'unsatisfiable' {
  if (range === undefined || (ifRange !== undefined && ifRange !== tagOf(file))) return 'all';
  const asked = parse(file.size, range);
  // 1: not understood, 2: outside of the file.
  if (asked.type !== 'bytes' || (asked.code & 1) !== 0) return 'all';
  const [first] = asked.ranges;
  if (!first) return file.size === 0 && asked.code === 0 ? 'all' : 'unsatisfiable';
  return asked.ranges.length > 1 ? 'all' : { start: first.start, end: first.end };
}
