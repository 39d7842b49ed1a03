import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FAMILIES = { sans: 'source-sans-3', serif: 'source-serif-4' } as const;
/** What is not in the first set: other letters of Latin alphabets. */
const BEYOND_LATIN = /[^\u0000-\u00ff\u2000-\u206f\u20ac\u2122\u2212]/;
const EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const files = new Map<string, string>();

/**
 * Style rules that bring the fonts of a text along, as many faces of them as it needs: a page loads nothing from anywhere.
 * @returns rules for the family `Letter`
 */
export function fontRules(font: keyof typeof FAMILIES, html: string): string {
  const isItalic = /<(em|blockquote)\b/.test(html);
  const sets = BEYOND_LATIN.test(html) ? ['latin', 'latin-ext'] : ['latin'];
  return sets
    .flatMap((set) =>
      ['400', '700'].flatMap((weight) =>
        (isItalic ? ['normal', 'italic'] : ['normal']).map((style) => {
          const range = set === 'latin-ext' ? `;unicode-range:${EXTENDED}` : '';
          return `@font-face{font-family:Letter;font-weight:${weight};font-style:${style};src:url(${fileOf(font, `${set}-${weight}-${style}`)}) format('woff2')${range}}`;
        }),
      ),
    )
    .join('\n');
}

function fileOf(font: keyof typeof FAMILIES, face: string): string {
  const family = FAMILIES[font];
  const name = `${family}-${face}.woff2`;
  const known = files.get(name);
  if (known !== undefined) return known;
  const folder = dirname(createRequire(import.meta.url).resolve(`@fontsource/${family}/package.json`));
  const url = `data:font/woff2;base64,${readFileSync(join(folder, 'files', name)).toString('base64')}`;
  files.set(name, url);
  return url;
}
