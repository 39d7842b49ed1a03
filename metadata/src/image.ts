import type { Issue } from './issue.ts';

/** Most bytes of an image in a definition: it is loaded before the sign-in, and travels with every package. */
export const MOST_IMAGE_BYTES = 200 * 1024;

/** Media types that an image in a definition may have, with what people call them. */
export const IMAGE_TYPES = { 'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/svg+xml': 'SVG' } as const;
export type ImageType = keyof typeof IMAGE_TYPES;

export type DefinedImage = { readonly type: ImageType; readonly bytes: Uint8Array<ArrayBuffer> };

type Fault = Pick<Issue, 'code' | 'params'>;

const ADDRESS = /^data:(image\/(?:png|jpeg|svg\+xml));base64,/;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** Of an SVG: what may stand before its root element. */
const PROLOGUE = /^\uFEFF?(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*>)*/i;

/**
 * What could run, or reach out, if the file were opened as a page. The screens show images by `<img>` only, which runs and loads nothing;
 * this keeps such files out of packages all the same.
 */
const ACTIVE =
  /<\s*(?:[^\s<>/:=]+:)?(?:script|foreignObject|iframe|embed|object)\b|\son\w+\s*=|javascript:|href\s*=\s*(?:"[^"]*|'[^']*)&#|<!ENTITY/i;

/** Whether a text claims to be an image, as definitions hold them. */
export const isImage = (value: unknown): value is string => typeof value === 'string' && ADDRESS.test(value);

/**
 * The image that a definition holds as a data URI (RFC 2397) in base64.
 * @returns the image, or why it is none: too large, damaged, not of the type it claims, an SVG with something in it that could run
 */
export function parseImage(given: string): DefinedImage | { readonly fault: Fault } {
  const [head = '', type] = ADDRESS.exec(given) ?? [];
  if (type === undefined) return { fault: { code: 'image.type' } };
  const text = given.slice(head.length);
  if (text.length > Math.ceil(MOST_IMAGE_BYTES / 3) * 4)
    return { fault: { code: 'image.too-large', params: { most: MOST_IMAGE_BYTES / 1024 } } };
  const bytes = bytesOf(text);
  if (bytes === null || bytes.length === 0) return { fault: { code: 'image.damaged' } };
  if (bytes.length > MOST_IMAGE_BYTES)
    return { fault: { code: 'image.too-large', params: { most: MOST_IMAGE_BYTES / 1024 } } };
  const claimed = type as ImageType;
  if (claimed !== 'image/svg+xml') {
    const isReal = (claimed === 'image/png' ? PNG : JPEG).every((byte, at) => bytes[at] === byte);
    return isReal ? { type: claimed, bytes } : { fault: { code: 'image.not-real', params: { type: nameOf(claimed) } } };
  }
  const drawing = textOf(bytes);
  if (drawing === null || !/^<svg[\s>]/i.test(drawing.replace(PROLOGUE, '')))
    return { fault: { code: 'image.not-real', params: { type: nameOf(claimed) } } };
  return ACTIVE.test(drawing) ? { fault: { code: 'image.active' } } : { type: claimed, bytes };
}

const nameOf = (type: ImageType): string => IMAGE_TYPES[type];

/** What an image in a definition is, in a word: `PNG, 12 KB`. */
export function imageWords(given: string): string {
  const [head = '', type = ''] = ADDRESS.exec(given) ?? [];
  const bytes = Math.floor(((given.length - head.length) * 3) / 4);
  return `${nameOf(type as ImageType)}, ${Math.max(1, Math.round(bytes / 1024))} KB`;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
