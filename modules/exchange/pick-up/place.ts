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
  /**
   * Puts a file into a folder: whole, or not at all, and never over another one. The same that lies there already has been
   * put there before somebody was killed. @param as `key` tells the other side that it is the same once more
   */
  readonly put: (
    folder: string,
    name: string,
    content: Buffer,
    as: { readonly key: string; readonly type: string },
  ) => Promise<void>;
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
