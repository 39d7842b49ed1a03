/** A file that lies on the other side. */
export type OutsideFile = {
  readonly name: string;
  /** In bytes; null where only reading tells. */
  readonly size: number | null;
  /** RFC 3339; null where nobody says. */
  readonly changedAt: string | null;
};

/** Where files of another system lie. Whoever opens one closes it. Everything throws `ActionRefused`: 503 for what may pass. */
export type Place = {
  /** Files of a folder whose names fit. Links and folders are none. */
  readonly list: (folder: string, fits: (name: string) => boolean) => Promise<readonly OutsideFile[]>;
  readonly read: (folder: string, name: string) => AsyncIterable<Buffer>;
  /** Moves a file into a folder below its own, under a name that is free there. @returns false where that cannot be done */
  readonly archive: (folder: string, name: string, archive: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** Whether a name that another system gives is that of a file in the same folder, and nothing else. */
export const isPlainName = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && name.length <= 255 && !/[/\\\u0000-\u001f\u007f]/.test(name);

/** `base/more`, whatever of both is empty. */
export const joined = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part, at) => (at === 0 ? part.replace(/(?<=.)\/+$/, '') : part.replace(/^\/+|\/+$/g, '')))
    .join('/')
    .replace(/^\/\//, '/');
