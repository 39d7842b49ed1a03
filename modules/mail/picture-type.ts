const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['image/png', '\u0089PNG\r\n\u001a\n'],
  ['image/jpeg', '\u00ff\u00d8\u00ff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
];

/** Of bytes that are a picture which browsers only paint: its media type. SVG is none, it can hold programs and addresses. */
export function pictureType(bytes: Buffer): string | null {
  const beginning = bytes.subarray(0, 12).toString('latin1');
  if (beginning.startsWith('RIFF') && beginning.endsWith('WEBP')) return 'image/webp';
  return BEGINNINGS.find(([, start]) => beginning.startsWith(start))?.[0] ?? null;
}
