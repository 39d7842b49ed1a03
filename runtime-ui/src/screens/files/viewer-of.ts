export type ViewerName = 'picture' | 'pdf' | 'text' | 'table' | 'audio' | 'video';

const BY_TYPE: Readonly<Record<string, ViewerName>> = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/gif': 'picture',
  'image/webp': 'picture',
  'image/avif': 'picture',
  'application/pdf': 'pdf',
  'text/plain': 'text',
  'text/csv': 'table',
  'audio/mpeg': 'audio',
  'audio/wav': 'audio',
  'audio/ogg': 'audio',
  'audio/x-m4a': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/ogg': 'video',
};

/** What shows a file of this type in place; the list of the server's safe types. Anything else is downloaded. */
export const viewerOf = (type: string): ViewerName | null =>
  Object.hasOwn(BY_TYPE, type) ? (BY_TYPE[type] ?? null) : null;
