import { expect, it } from 'vitest';
import { imageWords, MOST_IMAGE_BYTES, parseImage } from './image.ts';

const uri = (type: string, bytes: Uint8Array | string): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
const png = (size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};
const codeOf = (given: string): string | undefined => {
  const image = parseImage(given);
  return 'fault' in image ? image.fault.code : undefined;
};

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

it('takes what is what it claims to be', () => {
  expect(codeOf(uri('image/png', png(100)))).toBeUndefined();
  expect(codeOf(uri('image/jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])))).toBeUndefined();
  expect(codeOf(uri('image/svg+xml', SVG))).toBeUndefined();
  expect(
    codeOf(uri('image/svg+xml', `\uFEFF<?xml version="1.0"?>\n<!-- drawn --><!DOCTYPE svg>\n${SVG}`)),
  ).toBeUndefined();
  expect(codeOf(uri('image/svg+xml', SVG.replace('<path', '<text>A&#38;B</text><path')))).toBeUndefined();
  expect(parseImage(uri('image/svg+xml', SVG))).toMatchObject({ type: 'image/svg+xml' });
  expect(imageWords(uri('image/png', png(2048)))).toBe('PNG, 2 KB');
});

it('refuses what is something else', () => {
  expect(codeOf('https://example.com/logo.png')).toBe('image.type');
  expect(codeOf(uri('image/gif', 'GIF89a'))).toBe('image.type');
  expect(codeOf(uri('image/png', SVG))).toBe('image.not-real');
  expect(codeOf(uri('image/jpeg', png(10)))).toBe('image.not-real');
  expect(codeOf(uri('image/svg+xml', '<html><svg></svg></html>'))).toBe('image.not-real');
  expect(codeOf(uri('image/svg+xml', new Uint8Array([0x3c, 0xff, 0xfe])))).toBe('image.not-real');
  expect(codeOf('data:image/png;base64,%%%')).toBe('image.damaged');
  expect(codeOf('data:image/png;base64,')).toBe('image.damaged');
});

it.each([
  '<script>alert(1)</script>',
  '<svg:script/>',
  '<rect onload="alert(1)"/>',
  '<a href="javascript:alert(1)"/>',
  '<foreignObject/>',
  '<x.y:script xmlns:x.y="http://www.w3.org/2000/svg"/>',
  '<a href="java&#115;cript:alert(1)"/>',
])('refuses an SVG with %s in it', (part) => {
  expect(codeOf(uri('image/svg+xml', SVG.replace('<path', `${part}<path`)))).toBe('image.active');
});

it('refuses what is too large', () => {
  expect(codeOf(uri('image/png', png(MOST_IMAGE_BYTES)))).toBeUndefined();
  expect(codeOf(uri('image/png', png(MOST_IMAGE_BYTES + 1)))).toBe('image.too-large');
  expect(codeOf(uri('image/png', png(MOST_IMAGE_BYTES * 3)))).toBe('image.too-large');
});
