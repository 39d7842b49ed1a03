/** Characters that are kept of one file: some hundred pages. */
export const MOST_CHARACTERS = 250_000;

export type TextCollector = {
  /** @returns whether more is wanted */
  readonly add: (part: string) => boolean;
  readonly text: () => string;
};

/** Puts a text together from parts and stops taking any when there is enough. */
export function collectText(most = MOST_CHARACTERS): TextCollector {
  const parts: string[] = [];
  let length = 0;
  return {
    add: (part) => {
      if (length >= most) return false;
      parts.push(part.slice(0, most - length));
      length += part.length;
      return length < most;
    },
    text: () => plain(parts.join('')),
  };
}

/** On fewer lines and without what a database or a reader has no use for; half a character at the end is left out. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd\u00ad]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
