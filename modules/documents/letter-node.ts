import type { Language } from '@leitwerk/metadata/shown-type';

/** A value as a letter sees it: what it is, how it reads, and what is below it. Plain data, as it is frozen with an issued letter. */
export type LetterNode = {
  /** As the API has it; 0 for a number that is zero. */
  readonly raw?: string | number | boolean | null;
  /** As people read it. */
  readonly text?: string;
  /** Mark-up of a rich text. */
  readonly html?: string;
  /** Lines of a text or an address. */
  readonly lines?: readonly string[];
  /** Fields of the record at which it points, or parts of an address. */
  readonly fields?: Readonly<Record<string, LetterNode>>;
  readonly rows?: readonly LetterNode[];
};

/** The texts of one letter and what is filled into them; what the letter thread is asked. */
export type FillQuestion = {
  readonly language: Language;
  /** Handlebars by name of the place where it stands. `subject` comes first: others may show it. */
  readonly texts: Readonly<Record<string, string>>;
  /** Text blocks by id. */
  readonly blocks: Readonly<Record<string, string>>;
  readonly record: LetterNode;
  readonly today: string;
  /** IANA name of the zone whose days are meant; a thread knows nothing of that by itself. */
  readonly zone: string;
  readonly user: string;
};

/** HTML by place, or why there is none. */
export type FillAnswer = { readonly html: Readonly<Record<string, string>> } | { readonly reason: string };
