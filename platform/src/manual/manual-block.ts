/** What a manual is made of; how it looks is the business of the format. Texts are plain: whatever writes them escapes them. */
export type Block =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly anchor: string }
  | { readonly is: 'text'; readonly text: string }
  /** Names with values; a value of several lines is indented by its depth. */
  | { readonly is: 'facts'; readonly facts: readonly Fact[] }
  | { readonly is: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | {
      readonly is: 'picture';
      readonly svg: string;
      readonly width: number;
      readonly height: number;
      readonly title: string;
    };

export type Fact = { readonly depth: number; readonly name: string; readonly value: string };

export type Manual = {
  readonly language: 'de' | 'en';
  readonly title: string;
  /** Below the title: the application, its version, what it was made from. */
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
};
