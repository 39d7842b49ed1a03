import type { Language } from '@leitwerk/metadata/shown-type';

/** Pages to be set. What stands in them is escaped already; nothing that they name is loaded. */
export type PrintedSheet = {
  readonly title: string;
  readonly language: Language;
  /** A style sheet, with the size of the paper; the family `Letter` is there. */
  readonly style: string;
  /** HTML. */
  readonly body: string;
};

/** Sets pages as a PDF. Throws `ActionRefused` for what takes too long (422) and while it cannot (429, 503). */
export type Print = (sheet: PrintedSheet) => Promise<Buffer>;
